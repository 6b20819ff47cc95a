import type { About } from '../../miniprogram/core/about'

/** Everything of a collection that is about this: read by the index `about`. */
export const whereAbout = ({ kind, id }: About) => ({ 'about.kind': kind, 'about.id': id })
