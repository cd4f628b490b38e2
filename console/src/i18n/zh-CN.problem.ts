/** What a refusal says beside its kind. */
export const zhProblem = {
  'problem.again': '{{at}} 之后可以再试。',
  'problem.allows': '接下来可以：{{next}}。',
  'problem.stands': '现在的状态：{{status}}。',
  'problem.stays': '已经结束，没有下一步。',
  'standing.DISABLED': '已停用',
  'standing.ENABLED': '已启用',
  'standing.ESCALATED': '已上报',
  'standing.EXPIRED': '已过期',
  'standing.HANDED_BACK': '已交回',
  'standing.LEFT': '已退出',
  'standing.PAUSED': '计时已暂停',
  'standing.RESUMED': '计时已恢复',
  'standing.RUNNING': '正在计时',
  'standing.WITHDRAWN': '已撤回',
}
