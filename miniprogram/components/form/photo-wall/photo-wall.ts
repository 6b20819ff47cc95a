import { explainNotAllowed } from '../../../utils/not-allowed'
import type { PhotoView } from '../../../views/models'
import { CHECKING } from '../../../core/labels'

/**
 * Photos three in a row, at most nine. Fires `add` `{ files: [{ path, size }] }`, `remove` `{ id }`, `retry` `{ id }`.
 * A picture that did not pass the check is never shown, only said. `small` is the row under a timeline entry; `pair` stands two side by side.
 */
export default Component({
  properties: {
    photos: { type: Array, value: [] as PhotoView[] },
    editable: Boolean,
    /** The big way in, while nothing was snapped yet. */
    door: Boolean,
    max: { type: Number, value: 9 },
    layout: { type: String, value: 'wall' as 'wall' | 'small' | 'pair' },
  },
  data: { checking: CHECKING },
  methods: {
    async add() {
      const room = this.data.max - this.data.photos.length
      if (room <= 0) return
      try {
        const { tempFiles } = await wx.chooseMedia({
          count: room,
          mediaType: ['image'],
          sizeType: ['compressed'],
          sourceType: ['camera', 'album'],
        })
        this.triggerEvent('add', {
          files: tempFiles.map(file => ({ path: file.tempFilePath, size: file.size })),
        })
      } catch (problem) {
        // Backing out of the album is no mistake.
        explainNotAllowed(problem)
      }
    },
    preview(event: WechatMiniprogram.TouchEvent) {
      const photo = this.data.photos[Number(event.currentTarget.dataset.at)]
      if (!photo) return
      if (photo.state === 'failed') {
        this.triggerEvent('retry', { id: photo.id })
        return
      }
      const urls = this.data.photos.filter(one => one.src).map(one => one.src as string)
      if (photo.src) void wx.previewImage({ current: photo.src, urls })
    },
    remove(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('remove', { id: String(event.currentTarget.dataset.id) })
    },
  },
})
