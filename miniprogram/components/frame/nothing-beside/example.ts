import type { Example } from '../../example'

export default { data: {}, body: '<nothing-beside /><nothing-beside hasKeys />' } satisfies Example
