import { expect, it } from 'vitest'
import { shownName } from './names'

it.each([
  ['柳溪村名册.xlsx', '柳溪村名册.xlsx'],
  ['贺长青13911110001.xlsx', '贺长青….xlsx'],
  ['贺１３９ 1111 0001', '贺…'],
  ['某430404199001015678', '某…'],
  ['43040419900101567X 的表', '… 的表'],
  ['2026年11月名册', '2026年11月名册'],
  ['\u001b[31m姓名\u0007', '[31m姓名'],
  ['姓\n名', '姓 名'],
  ['字'.repeat(41), `${'字'.repeat(40)}…`],
])('%j is kept as %j', (text, shown) => expect(shownName(text)).toBe(shown))
