import { CAST, NEWCOMER, openidOf } from './people/cast'

const WHERE: Record<string, string> = {
  'grid 3.2': '三组 2 格',
  'grid 3.1': '三组 1 格',
  village: '柳溪村',
  town: '青石镇',
}

/** Whom one can be in the preview. */
export const previewPeople = (): { openid: string; name: string; role: string; elder?: boolean }[] => [
  ...CAST.flatMap(({ key, name, preview, at, elder }) =>
    preview
      ? [
          {
            openid: openidOf(key),
            name,
            role: `${preview} · ${WHERE[at] ?? at}`,
            ...(elder ? { elder } : {}),
          },
        ]
      : [],
  ),
  { openid: NEWCOMER.openid, name: NEWCOMER.name, role: `${NEWCOMER.preview} · 联系卡编号 ${NEWCOMER.code}` },
]
