import { Button } from 'antd'
import { languageName } from '../i18n/language-name'
import { useText, type Say } from '../i18n/text'
import { ticked, type ControlProps, type Field } from './field'

/** What is offered: first what is spoken most around a station in China, then what its guests speak. */
const offered = [
  ...['zh', 'yue', 'wuu', 'nan', 'hak', 'hsn', 'gan', 'za', 'ug', 'bo', 'mn', 'ko', 'kk', 'ii', 'mnc'],
  ...['en', 'ja', 'ru', 'fr', 'de', 'es', 'pt', 'it', 'ar', 'vi', 'th', 'id', 'ms', 'hi', 'ur', 'fa', 'tr'],
  ...['my', 'km', 'lo', 'fil', 'uk', 'pl', 'nl'],
]

export function languagesField(t: Say): Field {
  return {
    name: 'languages',
    kind: 'own',
    label: t('resident.languages'),
    control: (props) => <LanguageChoice {...props} />,
  }
}

/** Languages by their names; one that is chosen already and not offered here stays. */
function LanguageChoice({ value, onChange, described, invalid }: ControlProps) {
  const t = useText()
  const chosen = ticked(value)
  return (
    <>
      {chosen.length > 0 && (
        <ul className="plain">
          {chosen.map((code) => (
            <li key={code} className="hours">
              {languageName(code)}
              <Button
                size="small"
                aria-label={t('language.remove', { language: languageName(code) })}
                onClick={() => onChange(chosen.filter((other) => other !== code))}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      )}
      <select
        name="languages"
        aria-label={t('language.add')}
        aria-describedby={described}
        aria-invalid={invalid}
        value=""
        onChange={({ target }) => onChange([...chosen, target.value])}
      >
        <option value="">{t('language.add')}</option>
        {offered
          .filter((code) => !chosen.includes(code))
          .map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
      </select>
    </>
  )
}
