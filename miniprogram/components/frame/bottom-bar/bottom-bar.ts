/**
 * The bar at the bottom: one filled button that says the verb (`main`), the other way out beside it (`side`), perhaps a
 * third (`extra`), and a note above that says what is missing or what follows. Fires `main`, `side`, `extra`.
 * It is the last element of the root view and sticks to the bottom by itself.
 */
export default Component({
  properties: {
    main: String,
    side: String,
    extra: String,
    mainIcon: String,
    sideIcon: String,
    extraIcon: String,
    note: String,
    disabled: Boolean,
    /** Being sent: the button waits and says so. */
    busy: Boolean,
    /** The main button outlined: this screen has its filled button elsewhere. */
    outlined: Boolean,
    /** Inside a bottom sheet: no line, no ground of its own. */
    flat: Boolean,
  },
  methods: {
    onMain() {
      if (!this.data.disabled && !this.data.busy) this.triggerEvent('main')
    },
    onSide() {
      this.triggerEvent('side')
    },
    onExtra() {
      this.triggerEvent('extra')
    },
  },
})
