/** One outline glyph in the colour and size of the words around it. `name` is the class in ink-icon.wxss. */
export default Component({
  properties: {
    name: String,
    /** Side in rpx; 0 follows the font size. */
    size: { type: Number, value: 0 },
  },
})
