/**
 * A thing that is on or off: the whole row is the target, and its words are its name. Put `class="ruled"` on it inside
 * a `.sheet`. Fires `change` `{ value }`; the page keeps the value.
 */
export default Component({
  properties: { title: String, note: String, value: Boolean },
  methods: {
    flip() {
      this.triggerEvent('change', { value: !this.data.value })
    },
  },
})
