import type { Candidate, Pressed } from '../../../../cloudfunctions/_contract/views'
import { newKey } from '../../../api/key'
import type { LocalFile } from '../../../api/files'
import { press, type Press } from '../../../api/outbox'
import { call, type Result } from '../../../api/client'
import type { Api } from '../../../../cloudfunctions/_contract'
import type { LeafChoiceView, PersonView, PhotoView, VoiceView } from '../../../components/models'
import type { Verb } from '../../../core/ticket/lifecycle'
import { leavesOf } from '../../../views/ticket-page'
import type { TicketSeen } from '../../../core/ticket/sight/seen'
import { dropFile, photoFile, photoView, voiceFile, voiceView } from '../../../utils/attach'
import { dropDraft, keepDraft, readDraft } from '../../../utils/draft'
import {
  asked,
  BLANK,
  FORMS,
  inputOf,
  isFormVerb,
  lacking,
  meant,
  OUTCOMES,
  type Filled,
  type FormVerb,
  type VerbForm,
} from './forms'

interface Kept {
  key: string
  filled: Filled
  files: LocalFile[]
}
const draftName = (verb: string, ticket: TicketSeen | null) => `${verb}:${ticket ? ticket.id : ''}`
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>

/**
 * One verb that needs a sentence or a choice, on a sheet from below. `verb` '' is closed. It sends by itself and fires
 * `done` `{ says, ticket }` (ticket null when it only lies in the outbox), or `close`.
 */
export default Component({
  properties: {
    verb: { type: String, value: '' as Verb | '' },
    ticket: { type: null, value: null as TicketSeen | null },
    now: { type: Number, value: 0 },
  },
  data: {
    form: null as VerbForm | null,
    filled: BLANK,
    outcomes: OUTCOMES,
    days: [] as LeafChoiceView[],
    people: null as PersonView[] | null,
    photos: [] as PhotoView[],
    voice: null as VoiceView | null,
    lack: '',
    meant: '',
    asked: '',
    count: 0,
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
  },
  methods: {
    open(verb: Verb | '') {
      const form = verb === '' || !isFormVerb(verb) ? undefined : FORMS[verb]
      if (verb === '' || !form) {
        this.setData({ form: null })
        return
      }
      const ticket = this.data.ticket as TicketSeen | null
      const kept = readDraft<Kept>(draftName(verb, ticket))
      this.setData({
        form,
        key: kept?.key ?? newKey(),
        trouble: '',
        risky: false,
        busy: false,
        days: form.days && ticket ? leavesOf(this.data.now, ticket.clock.limitAt) : [],
        asked: ticket ? asked(verb, ticket) : '',
        people: null,
      })
      this.fill(kept?.filled ?? BLANK, kept?.files ?? [])
      if (form.people && ticket) void this.findPeople(ticket.id)
    },
    fill(filled: Filled, changed?: LocalFile[]) {
      const files = changed ?? this.data.files
      const whole = { ...filled, hasFiles: files.length > 0 }
      const form = this.data.form
      this.setData({
        filled: whole,
        files,
        lack: form ? lacking(form, whole) : '',
        meant: form ? meant(form, whole) : '',
        count: [...whole.text].length,
        photos: files.filter(file => file.kind === 'photo').map(file => photoView(file)),
        voice: voiceView(files.find(file => file.kind === 'voice') ?? null),
      })
    },
    keep() {
      keepDraft(draftName(this.data.verb, this.data.ticket as TicketSeen | null), {
        key: this.data.key,
        filled: this.data.filled,
        files: this.data.files,
      })
    },
    change(part: Partial<Filled>) {
      this.fill({ ...this.data.filled, ...part })
      this.keep()
    },
    type(event: Typed) {
      const filled = Object.assign(this.data.filled, { text: event.detail.value })
      this.setData({
        count: [...filled.text].length,
        lack: this.data.form ? lacking(this.data.form, filled) : '',
        trouble: '',
        risky: false,
      })
      this.keep()
    },
    typeOffice(event: Typed) {
      const filled = Object.assign(this.data.filled, { office: event.detail.value })
      this.setData({ lack: this.data.form ? lacking(this.data.form, filled) : '' })
      this.keep()
    },
    async findPeople(ticketId: string) {
      const result = await call('ticket.colleagues', { ticketId })
      if (!result.ok) {
        this.setData({ trouble: result.says, people: [] })
        return
      }
      this.setData({ people: result.data.map(personView) })
      // Someone chosen before may have left meanwhile.
      if (!result.data.some(one => one.id === this.data.filled.person))
        this.fill({ ...this.data.filled, person: '' })
    },
    choosePerson(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.change({ person: event.detail.id })
    },
    choose(event: Typed) {
      this.change({ choice: event.detail.value })
    },
    chooseOutcome(event: Typed) {
      this.change({ outcome: event.detail.value })
    },
    chooseDay(event: WechatMiniprogram.CustomEvent<{ value: number }>) {
      this.change({ day: event.detail.value })
    },
    async addPhotos(event: WechatMiniprogram.CustomEvent<{ files: { path: string; size: number }[] }>) {
      const added = await Promise.all(event.detail.files.map(file => photoFile(file.path, file.size)))
      this.fill(this.data.filled, [...this.data.files, ...added])
      this.keep()
    },
    removePhoto(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.without(file => file.key === event.detail.id)
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
    voiceTrouble(event: WechatMiniprogram.CustomEvent<{ says: string }>) {
      this.setData({ trouble: event.detail.says })
    },

    send() {
      void this.press(false)
    },
    askPerson() {
      void this.press(true)
    },
    async press(humanCheck: boolean) {
      const { form, filled, key, busy, files } = this.data
      const ticket = this.data.ticket as TicketSeen | null
      const verb = this.data.verb as FormVerb | ''
      if (!form || !ticket || verb === '' || busy || lacking(form, filled) !== '') return
      this.setData({ busy: true, trouble: '', risky: false })
      const route = `ticket.${verb}` as Press
      const ask = {
        ticketId: ticket.id,
        key,
        input: inputOf(verb, filled, ticket.rev),
        ...(humanCheck ? { humanCheck: true } : {}),
      }
      // Only what one adds to one's own order may wait for signal; the rest must be decided now.
      const result = form.files
        ? await press({ key, route, ask, files, title: `补充：${ticket.title ?? ticket.no}` })
        : ((await call(route, ask as unknown as Api[Press]['ask'])) as Result<Pressed>)
      if (result.ok === false) {
        this.setData({ busy: false, trouble: result.says, risky: result.code === 'TEXT_RISKY' })
        return
      }
      dropDraft(draftName(verb, ticket))
      this.setData({ busy: false })
      if (result.ok === 'kept') {
        this.triggerEvent('done', {
          says: '这会儿没信号，存在这个手机里了，有了信号自己会交。',
          ticket: null,
        })
        return
      }
      for (const file of files) dropFile(file)
      const done = result.data as Pressed
      this.triggerEvent('done', { says: done.says, ticket: done.ticket })
    },
    close() {
      this.triggerEvent('close')
    },
  },
})

const personView = ({ id, name, post, own, inHand, soonDue }: Candidate): PersonView => ({
  id,
  surname: name.slice(0, 1),
  name,
  post: own ? `${post}，管这一格` : post,
  load: [inHand === 0 ? '手上没有' : `手上 ${inHand} 件`, ...(soonDue > 0 ? [`${soonDue} 件快到期`] : [])],
})
