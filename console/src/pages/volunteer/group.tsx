import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useLive } from '../../api/use-live'
import { useViewer } from '../../frame/viewer'
import { useText } from '../../i18n/text'
import { Loaded, Nothing } from '../../kit/loaded'
import { Mark } from '../../kit/mark'
import { Asking, type MemberCounts } from './asking'
import { Calendar } from './calendar'
import { ChangeGroup } from './change-group'
import { Claimed } from './claimed'
import { MyGroupDocument } from './group.gen'
import { Members } from './members'

/** A coordinator's group: what it has claimed, who comes, who belongs to it. */
export function Group() {
  const t = useText()
  const { organizationId } = useViewer()
  const [result, read] = useLive({ query: MyGroupDocument, variables: { id: organizationId ?? '' } })
  const reread = () => read({ requestPolicy: 'network-only' })
  return (
    <div className="phone">
      <Loaded result={result} retry={reread}>
        {({ volunteerGroup: group }) =>
          group ? (
            <>
              <h1>
                {group.name} {group.status !== 'VERIFIED' && <Mark of="organizationStatus" value={group.status} />}
              </h1>
              <p>{t('group.about', { members: group.memberCount, hours: Math.round(group.hoursServed) })}</p>
              {group.status !== 'VERIFIED' && <p>{t('group.notVerified')}</p>}
              {group.description && <p>{group.description}</p>}
              <ChangeGroup group={group} />
              <h2>{t('group.claims')}</h2>
              {(group.claims?.edges.length ?? 0) === 0 && (
                <Nothing text={t('group.none')}>
                  <Link to="/tasks">{t('nav.tasks')}</Link>
                </Nothing>
              )}
              <ul className="plain" aria-live="polite">
                {group.claims?.edges.map(({ node }) => (
                  <li key={node.id}>
                    <Claimed of={node} groupId={group.id} reread={reread} />
                  </li>
                ))}
              </ul>
              <Calendar group={group.id} />
              <Belonging group={group} reread={reread} />
            </>
          ) : (
            <Nothing text={t('group.nobody')}>
              <Link to="/groups">{t('nav.groups')}</Link>
            </Nothing>
          )
        }
      </Loaded>
    </div>
  )
}

interface BelongingProps {
  group: MemberCounts & { readonly id: string; readonly name: string }
  reread: () => void
}

/** The members are read when somebody wants to see them, or follows the link of one who asks to be let in. */
function Belonging({ group, reread }: BelongingProps) {
  const t = useText()
  const [search] = useSearchParams()
  const [shown, show] = useState(() => search.get('show') === 'requests')
  return (
    <section>
      <h2>
        {t('partners.members')} <Asking of={group} />
      </h2>
      <p>
        <Button aria-expanded={shown} onClick={() => show(!shown)}>
          {t('group.showMembers', { count: group.memberCount })}
        </Button>
      </p>
      {shown && <Members group={group} changed={reread} />}
    </section>
  )
}
