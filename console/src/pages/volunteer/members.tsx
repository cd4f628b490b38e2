import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAction } from '../../api/use-action'
import { usePages } from '../../api/use-pages'
import { useViewer } from '../../frame/viewer'
import { languageNames } from '../../i18n/language-name'
import { useText } from '../../i18n/text'
import { ActionDialog } from '../../kit/action-button'
import { Nothing, Waiting } from '../../kit/loaded'
import { ProblemNote } from '../../kit/problem-note'
import { MembersDocument, RemoveMemberDocument, type MemberRowFragment } from './members.gen'
import { Requests } from './requests'
import { SkillList } from './skill-list'

const pageSize = 50

interface Props {
  group: { readonly id: string; readonly name: string }
  /** Whoever shows the group elsewhere on the page reads it anew. */
  changed?: () => void
}

/** Who belongs to a group and who asks to, for whoever lets people in and out: its coordinator, and the social workers around. */
export function Members({ group, changed }: Props) {
  const t = useText()
  const pages = usePages(MembersDocument, { group: group.id, first: pageSize }, (data) => data.volunteerGroup?.members)
  // A page further on is not read again, so who has left is taken out of what stands here.
  const [left, setLeft] = useState<readonly string[]>([])
  const members = pages.nodes.filter(({ id }) => !left.includes(id))
  const admitted = (id: string) => {
    setLeft(left.filter((other) => other !== id))
    pages.refresh()
    changed?.()
  }
  const removed = (id: string) => {
    setLeft([...left, id])
    pages.refresh()
    changed?.()
  }
  return (
    <>
      <Requests groupId={group.id} admitted={admitted} declined={() => changed?.()} />
      {pages.loading && <Waiting />}
      {pages.problem && <ProblemNote problem={pages.problem} />}
      {!pages.loading && !pages.problem && members.length === 0 && <Nothing text={t('member.none')} />}
      <ul className="plain">
        {members.map((member) => (
          <li key={member.id} className="card" data-member={member.displayName}>
            <Member of={member} group={group} removed={() => removed(member.id)} />
          </li>
        ))}
      </ul>
      {pages.hasMore && <Button onClick={pages.more}>{t('inbox.more')}</Button>}
    </>
  )
}

function Member({ of, group, removed }: { of: MemberRowFragment; group: Props['group']; removed: () => void }) {
  const t = useText()
  const { role } = useViewer()
  const remove = useAction(RemoveMemberDocument)
  const isStation = role === 'STATIONMASTER' || role === 'STATION_WORKER'
  return (
    <>
      <strong>{isStation ? <Link to={`/volunteers/${of.id}`}>{of.displayName}</Link> : of.displayName}</strong>
      {of.languages.length > 0 && <span className="quiet"> · {languageNames(of.languages)}</span>}
      <SkillList of={of.skills} />
      <div className="buttons">
        <ActionDialog
          label={t('member.remove')}
          title={t('member.removeWho', { name: of.displayName })}
          what={t('member.removeWhat')}
          draft={`remove:${group.id}:${of.id}`}
          fields={[]}
          send={async () => {
            const outcome = await remove({ group: group.id, volunteer: of.id })
            if (outcome.data) removed()
            return outcome
          }}
        />
      </div>
    </>
  )
}
