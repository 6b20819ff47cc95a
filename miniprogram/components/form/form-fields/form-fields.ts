import type { HouseholdInfo } from '../../../../contract/points/households'
import type { LocalFile } from '../../../api/files'
import { countText } from '../../../core/limits'
import type { Form } from '../../../core/process/way'
import type { ReadyKind } from '../../../core/text/ready'
import { dropFile, photoView, voiceFile, voiceView } from '../../../forms/attach'
import { UNFILLED, type Changed, type Filling } from '../../../forms/filling'
import { withoutPhoto, withPhotos, type PhotoRemoved, type PhotosAdded } from '../../../forms/photos'
import { householdsIn, chosenDaysIn, isAsked, isOn, lateIn, meant, titleIn } from '../../../forms/verb-form'
import { noteUsed, offerReady, type Ready } from '../../../forms/ready'
import type { ChoiceView, DayChoiceView, PersonView, PhotoView, VoiceView } from '../../../views/models'
import { TELL_THE_NUMBER } from '../../../views/sentences'

const nameOf = (event: { currentTarget: { dataset: Record<string, unknown> } }): string =>
  String(event.currentTarget.dataset['name'])
const isVoice = ({ kind }: LocalFile): boolean => kind === 'voice'
const isPhoto = ({ kind }: LocalFile): boolean => kind === 'photo'

/**
 * The fields of a form, in their order, and why it was refused. Scores are drawn by the page. Fires `change` (`Changed`)
 * and `person` where somebody is to look instead of the machine. Holds nothing: what it shows is `filling`.
 */
export default Component({
  properties: {
    form: { type: null, value: null as Form | null },
    filling: { type: null, value: UNFILLED as Filling },
    /** The days to choose from, by the field of a day. */
    choices: { type: null, value: {} as Record<string, DayChoiceView[]> },
    /** What there is to choose from where the form does not say it, by the field; one that is missing here is not drawn. */
    offers: { type: null, value: {} as Record<string, ChoiceView[]> },
    /** Who may be asked; null while that is being found out. */
    people: { type: null, value: null as PersonView[] | null },
    photoHint: { type: String, value: '没有也行' },
    /** What stands beside the name of a day. */
    dayHint: { type: String, value: '' },
    /** On a sheet. */
    fixed: Boolean,
  },
  data: {
    tellNumber: TELL_THE_NUMBER,
    photos: [] as PhotoView[],
    voice: null as VoiceView | null,
    /** Which fields are asked for, as it is filled in now. */
    asked: {} as Record<string, boolean>,
    /** Which switches are on. */
    on: {} as Record<string, boolean>,
    meant: {} as Record<string, string>,
    chosenDays: {} as Record<string, number>,
    households: {} as Record<string, HouseholdInfo[]>,
    ready: {} as Partial<Record<ReadyKind, Ready>>,
    /** What of it is offered, by the field. */
    chips: {} as Record<string, ChoiceView[]>,
  },
  observers: {
    form(form: Form | null) {
      const fields = form?.fields ?? []
      const kinds = fields.flatMap(({ ready }) => ready ?? [])
      // Another form's are not offered here.
      this.setData({ chips: {} })
      if (kinds.length === 0) return
      void offerReady(kinds, ready => {
        const chips = fields.map(({ name, ready: kind }): [string, ChoiceView[]] => [
          name,
          (kind && ready[kind]?.chips) ?? [],
        ])
        this.setData({ ready, chips: Object.fromEntries(chips) })
      })
    },
    'form, filling'(form: Form | null, { filled, files }: Filling) {
      this.setData({
        photos: files.filter(isPhoto).map(file => photoView(file)),
        voice: voiceView(files.find(isVoice) ?? null),
        asked: Object.fromEntries((form?.fields ?? []).map(field => [field.name, isAsked(field, filled)])),
        on: Object.fromEntries((form?.fields ?? []).map(field => [field.name, isOn(field, filled)])),
        meant: form ? meant(form, filled) : {},
        chosenDays: form ? chosenDaysIn(form, filled) : {},
        households: form ? householdsIn(form, filled) : {},
      })
    },
  },
  methods: {
    tell(change: Partial<Changed['detail']>) {
      const { filled, files } = this.data.filling
      this.triggerEvent('change', { filled, files, ...change })
    },
    write(name: string, value: string) {
      this.tell({ filled: { ...this.data.filling.filled, [name]: value } })
    },
    choose(event: WechatMiniprogram.CustomEvent<{ value: string | number }>) {
      this.write(nameOf(event), String(event.detail.value))
    },
    chooseDay(event: WechatMiniprogram.CustomEvent<{ value: number; late: boolean }>) {
      const name = nameOf(event)
      const { value, late } = event.detail
      const chosen = { [name]: String(value), [lateIn(name)]: late ? 'yes' : '' }
      this.tell({ filled: { ...this.data.filling.filled, ...chosen } })
    },
    flip(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.write(nameOf(event), event.detail.value ? 'yes' : 'no')
    },
    choosePerson(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
      this.write(nameOf(event), event.detail.id)
    },
    chooseHousehold(event: WechatMiniprogram.CustomEvent<{ chosen: HouseholdInfo[] }>) {
      const [one] = event.detail.chosen
      const name = nameOf(event)
      const { filled } = this.data.filling
      this.tell({ filled: { ...filled, [name]: one?.id ?? '', [titleIn(name)]: one?.title ?? '' } })
    },
    /** Puts a beginning before what stands there, once. */
    begin(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const name = nameOf(event)
      const written = this.data.filling.filled[name] ?? ''
      if (written.indexOf(event.detail.value) < 0) this.write(name, event.detail.value + written)
    },
    /** A sentence that the village keeps ready goes behind what stands there, once; it is never sent by itself. */
    insert(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const name = nameOf(event)
      const field = this.data.form?.fields.find(one => one.name === name)
      const id = event.detail.value
      const text = field?.ready ? this.data.ready[field.ready]?.texts[id] : undefined
      const written = this.data.filling.filled[name] ?? ''
      if (!field || text === undefined || written.indexOf(text) >= 0) return
      if (field.max !== undefined && countText(written + text) > field.max) {
        this.tell({ trouble: `再加这一句就超过 ${field.max} 个字了。` })
        return
      }
      noteUsed(id)
      this.write(name, written + text)
    },
    async addPhotos(event: PhotosAdded) {
      const before = this.data.filling.files
      const { files, trouble } = await withPhotos(before.filter(isPhoto), event)
      this.tell({ files: [...files, ...this.data.filling.files.filter(isVoice)], trouble })
    },
    removePhoto(event: PhotoRemoved) {
      this.tell({ files: withoutPhoto(this.data.filling.files, event) })
    },
    async record(event: WechatMiniprogram.CustomEvent<{ path: string; seconds: number }>) {
      const voice = await voiceFile(event.detail.path, event.detail.seconds)
      this.tell({ files: [...this.data.filling.files.filter(isPhoto), voice] })
    },
    removeVoice() {
      for (const file of this.data.filling.files.filter(isVoice)) dropFile(file)
      this.tell({ files: this.data.filling.files.filter(isPhoto) })
    },
    trouble(event: WechatMiniprogram.CustomEvent<{ message: string }>) {
      this.tell({ trouble: event.detail.message })
    },
    askPerson() {
      this.triggerEvent('person')
    },
  },
})
