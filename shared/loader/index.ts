export * from './loader'
export * from './pages'
