import type { Contact } from '../../../contract/person/home'
import { fetchFresh, recall } from '../../api/cache'
import type { ContactView } from '../../views/models'
import { elderBehavior } from '../../utils/elder'
import { load, QUIET, WAITING } from '../../utils/load'
import { ring } from '../../utils/phone-call'
import { chooseVillage, chosenVillage } from '../../utils/village'

const viewOf = ({ id, name, post, phone, gridName }: Contact): ContactView => ({
  id,
  surname: name.slice(0, 1),
  name,
  post: post.indexOf(gridName) >= 0 ? post : `${post} · ${gridName}`,
  canCall: phone !== null,
})

/** Whom to call. Someone not yet signed in names a village and reads its desk's number, as on the notice board. */
export default Page({
  behaviors: [elderBehavior],
  data: {
    elder: false,
    notice: WAITING,
    shown: false,
    newcomer: false,
    /** The eight digits of a household's card that was scanned; '' otherwise. */
    card: '',
    /** A village was chosen, or its board scanned. */
    chosen: false,
    village: '',
    contacts: [] as ContactView[],
  },
  phones: {} as Record<string, string | null>,

  /** Scanned: `scene` is the number of a household's card, or the village of a board, whose name comes with whom to call there. */
  onLoad(query: Record<string, string | undefined>) {
    const scene = decodeURIComponent(query['scene'] ?? '')
    if (/^\d{8}$/.test(scene)) this.setData({ card: scene })
    else if (scene !== '') chooseVillage({ id: scene, name: '' })
  },
  onShow() {
    void this.open()
  },
  async onPullDownRefresh() {
    await this.open()
    void wx.stopPullDownRefresh()
  },
  join() {
    const { card } = this.data
    void wx.navigateTo({ url: `/resident/join/join${card === '' ? '' : `?scene=${card}`}` })
  },
  byDoor() {
    void wx.navigateTo({ url: '/resident/join/join?way=door' })
  },
  async open() {
    const newcomer = await isNewcomer()
    const { card } = this.data
    if (card !== '') {
      this.setData({ newcomer })
      return load(this, 'me.contact', { code: card }, contacts => this.show(contacts))
    }
    const village = newcomer ? chosenVillage() : null
    // A board's village has no name here until somebody answers for it.
    this.setData({ newcomer, chosen: village !== null, village: village?.name || '村里' })
    if (newcomer && !village) {
      this.setData({ notice: QUIET, shown: false })
      return false
    }
    return load(this, 'me.contact', village ? { villageId: village.id } : {}, contacts => {
      const [desk] = contacts
      if (village?.name === '' && desk) {
        chooseVillage({ id: village.id, name: desk.gridName })
        this.setData({ village: desk.gridName })
      }
      this.show(contacts)
    })
  },
  show(contacts: readonly Contact[]) {
    for (const contact of contacts) this.phones[contact.id] = contact.phone
    this.setData({ shown: true, contacts: contacts.map(viewOf) })
  },
  choose(event: WechatMiniprogram.CustomEvent<{ id: string; name: string }>) {
    chooseVillage(event.detail)
    void this.open()
  },
  another() {
    this.setData({ chosen: false, shown: false, contacts: [] })
  },
  call(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    ring(this.phones[event.detail.id])
  },
})

/** Opened from a link this may be the first page of all: then the cloud is asked. */
async function isNewcomer(): Promise<boolean> {
  const kept = recall('me.home', {})
  if (kept) return kept.data.me === null
  const result = await fetchFresh('me.home', {})
  return result.ok && result.data.me === null
}
