import type { Candidate, Pressed } from '../../../../contract/views'
import { newKey } from '../../../api/key'
import type { LocalFile } from '../../../api/files'
import { press, type Press } from '../../../api/outbox'
import { call, type Result } from '../../../api/client'
import type { Api } from '../../../../contract'
import type { LeafChoiceView, PersonView, PhotoView, VoiceView } from '../../../views/models'
import type { Verb } from '../../../core/ticket/lifecycle'
import type { DayInfo, TicketInfo } from '../../../core/ticket/sight/infos'
import { dropFile, photoView, voiceFile, voiceView } from '../../../forms/attach'
import { withoutPhoto, withPhotos, type PhotoRemoved, type PhotosAdded } from '../../../forms/photos'
import { dropDraft, keepDraft, readDraft } from '../../../forms/draft'
import type { Form } from '../../../core/process/way'
import { FORMS, type FormVerb } from '../../../core/ticket/phone/ways'
import {
  asked,
  choicesOf,
  inputOf,
  isFormVerb,
  lacking,
  leavesIn,
  meant,
  type Filled,
  type Waiting,
} from './forms'

interface Kept {
  key: string
  filled: Filled
  files: LocalFile[]
}
const draftName = (verb: string, ticket: TicketInfo | null) => `${verb}:${ticket ? ticket.id : ''}`
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>
const nameOf = (event: { currentTarget: { dataset: Record<string, unknown> } }): string =>
  String(event.currentTarget.dataset['name'])

/**
 * One verb that needs a sentence or a choice, on a sheet from below. `verb` '' is closed. It sends by itself and fires
 * `done` `{ message, ticket }` (ticket null when there is nothing left for them to see), `kept` `{ message }` when it only lies in
 * the outbox, or `close`.
 */
export default Component({
  properties: {
    verb: { type: String, value: '' as Verb | '' },
    ticket: { type: null, value: null as TicketInfo | null },
    now: { type: Number, value: 0 },
    /** What waits for an answer on it, as the page says it. */
    waiting: { type: Array, value: [] as Waiting[] },
    /** The days that may be chosen, by verb and field. */
    days: { type: Array, value: [] as DayInfo[] },
  },
  data: {
    form: null as Form | null,
    filled: {} as Filled,
    choices: {} as Record<string, LeafChoiceView[]>,
    people: null as PersonView[] | null,
    photos: [] as PhotoView[],
    voice: null as VoiceView | null,
    lack: '',
    meant: {} as Record<string, string>,
    /** The leaf that was torn off, by the field. */
    leaves: {} as Record<string, number>,
    asked: '',
    counts: {} as Record<string, number>,
    busy: false,
    trouble: '',
    risky: false,
    key: '',
    files: [] as LocalFile[],
  },
  observers: {
    verb(this: unknown, verb: Verb | '') {
      ;(this as { open(verb: Verb | ''): void }).open(verb)
    },
    // The page may learn more while the sheet lies over it.
    'ticket, waiting, days, now'(this: unknown) {
      ;(this as { readTicket(): void }).readTicket()
    },
  },
  methods: {
    open(verb: Verb | '') {
      if (verb === '' || !isFormVerb(verb)) {
        this.setData({ form: null })
        return
      }
      const form: Form = FORMS[verb]
      const ticket = this.data.ticket as TicketInfo | null
      const kept = readDraft<Kept>(draftName(verb, ticket))
      this.setData({
        form,
        key: kept?.key ?? newKey(),
        trouble: '',
        risky: false,
        busy: false,
        people: null,
      })
      this.readTicket()
      this.fill(kept?.filled ?? {}, kept?.files ?? [])
      if (has(form, 'person') && ticket) void this.findPeople(ticket.id)
    },
    /** What the form says of the order, and the days it offers. */
    readTicket() {
      const { verb, form, days, now, waiting } = this.data
      if (!form || verb === '' || !isFormVerb(verb)) return
      const ticket = this.data.ticket as TicketInfo | null
      this.setData({
        choices: ticket ? choicesOf(verb, days, now, ticket.clock.limitAt) : {},
        asked: ticket ? asked(verb, ticket, waiting) : '',
      })
    },
    fill(filled: Filled, changed?: LocalFile[]) {
      const files = changed ?? this.data.files
      const form = this.data.form
      this.setData({
        filled,
        files,
        lack: form ? lacking(form, filled, files.length > 0) : '',
        meant: form ? meant(form, filled) : {},
        leaves: form ? leavesIn(form, filled) : {},
        counts: Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, [...value].length])),
        photos: files.filter(file => file.kind === 'photo').map(file => photoView(file)),
        voice: voiceView(files.find(file => file.kind === 'voice') ?? null),
      })
    },
    keep() {
      keepDraft(draftName(this.data.verb, this.data.ticket as TicketInfo | null), {
        key: this.data.key,
        filled: this.data.filled,
        files: this.data.files,
      })
    },
    change(name: string, value: string) {
      this.fill({ ...this.data.filled, [name]: value })
      this.keep()
    },
    /** The text itself is not drawn again: the cursor would jump. */
    type(event: Typed) {
      const { value } = event.detail
      const filled = Object.assign(this.data.filled, { [nameOf(event)]: value })
      const { form, files, counts } = this.data
      this.setData({
        counts: { ...counts, [nameOf(event)]: [...value].length },
        lack: form ? lacking(form, filled, files.length > 0) : '',
        trouble: '',
        risky: false,
      })
      this.keep()
    },
    async findPeople(ticketId: string) {
      const result = await call('ticket.colleagues', { ticketId })
      if (!result.ok) {
        this.setData({ trouble: result.message, people: [] })
        return
      }
      this.setData({ people: result.data.map(personView) })
      // Someone chosen before may have left meanwhile.
      for (const { name, type } of this.data.form?.fields ?? [])
        if (type === 'person' && !result.data.some(one => one.id === this.data.filled[name]))
          this.fill({ ...this.data.filled, [name]: '' })
    },
    choosePerson(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.change(nameOf(event), event.detail.id)
    },
    choose(event: Typed) {
      this.change(nameOf(event), event.detail.value)
    },
    chooseDay(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.change(nameOf(event), String(event.detail.value))
    },
    async addPhotos(event: PhotosAdded) {
      const voice = this.data.files.filter(file => file.kind === 'voice')
      const photos = this.data.files.filter(file => file.kind === 'photo')
      const { files, trouble } = await withPhotos(photos, event)
      this.fill(this.data.filled, [...files, ...voice])
      this.setData({ trouble })
      this.keep()
    },
    removePhoto(event: PhotoRemoved) {
      this.fill(this.data.filled, withoutPhoto(this.data.files, event))
      this.keep()
    },
    async record(event: WechatMiniprogram.CustomEvent<{ path: string; seconds: number }>) {
      const voice = await voiceFile(event.detail.path, event.detail.seconds)
      this.fill(this.data.filled, [...this.data.files.filter(file => file.kind === 'photo'), voice])
      this.keep()
    },
    removeVoice() {
      this.without(file => file.kind === 'voice')
    },
    without(gone: (file: LocalFile) => boolean) {
      for (const file of this.data.files.filter(gone)) dropFile(file)
      this.fill(
        this.data.filled,
        this.data.files.filter(file => !gone(file)),
      )
      this.keep()
    },
    voiceTrouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
      this.setData({ trouble: event.detail.message })
    },

    send() {
      void this.press(false)
    },
    askPerson() {
      void this.press(true)
    },
    async press(humanCheck: boolean) {
      const { form, filled, key, busy, files } = this.data
      const ticket = this.data.ticket as TicketInfo | null
      const verb = this.data.verb as FormVerb | ''
      if (!form || !ticket || verb === '' || busy || lacking(form, filled, files.length > 0) !== '') return
      this.setData({ busy: true, trouble: '', risky: false })
      const route = `ticket.${verb}` as Press
      const ask = {
        ticketId: ticket.id,
        key,
        input: inputOf(form, filled, ticket.rev),
        ...(humanCheck ? { humanCheck: true } : {}),
      }
      // Only what one adds to one's own order may wait for signal; the rest must be decided now.
      const result = has(form, 'files')
        ? await press({ key, route, ask, files, title: `补充：${ticket.title ?? ticket.no}` })
        : ((await call(route, ask as unknown as Api[Press]['ask'])) as Result<Pressed>)
      if (result.ok === false) {
        this.setData({ busy: false, trouble: result.message, risky: result.code === 'TEXT_RISKY' })
        return
      }
      dropDraft(draftName(verb, ticket))
      this.setData({ busy: false })
      if (result.ok === 'kept') {
        this.triggerEvent('kept', { message: '这会儿没信号，存在这个手机里了，有了信号自己会交。' })
        return
      }
      for (const file of files) dropFile(file)
      const done = result.data as Pressed
      this.triggerEvent('done', { message: done.message, ticket: done.ticket })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})

const has = ({ fields }: Form, type: Form['fields'][number]['type']): boolean =>
  fields.some(field => field.type === type)

const personView = ({ id, name, post, own, inHand, soonDue }: Candidate): PersonView => ({
  id,
  surname: name.slice(0, 1),
  name,
  post: own ? `${post}，管这一格` : post,
  load: [inHand === 0 ? '手上没有' : `手上 ${inHand} 件`, ...(soonDue > 0 ? [`${soonDue} 件快到期`] : [])],
})
