/** Kraft paper: what the other side will see, or what one keeps. The words go into the slot. */
export default Component({
  properties: { caption: String },
})
