import { parentPort } from 'node:worker_threads'
import { examine, type Question } from './examine'

// The check's thread: an answer for each question, one after another.
parentPort?.on('message', (question: Question) => {
  void examine(question).then((result) => parentPort?.postMessage(result))
})
