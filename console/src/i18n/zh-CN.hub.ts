import type { enHub } from './en.hub'

export const zhHub: Readonly<Record<keyof typeof enHub, string>> = {
  'hub.compare': '与现在的差异',
  'hub.difference': '从版本 {{version}} 到当前版本',
  'hub.gateway': '网关',
  'hub.health': '{{requests}} 次请求，失败 {{failures}} 次',
  'hub.history': '历史版本',
  'hub.noHistory': '没有更早的版本。',
  'hub.open': '已熔断',
  'hub.picture': '示意图：中间是网关，周围是各子图',
  'hub.rollback': '回退到版本 {{version}}',
  'hub.same': '没有差异。',
  'hub.serving': '自 {{at}} 起提供版本 {{version}}：',
  'hub.subgraphs': '子图',
  'hub.title': '枢纽',
  'hub.version': '版本 {{version}}',
  'hub.wire': '提供 {{in}} 项，收到 {{out}} 项',
  'nav.hub': '枢纽',
}
