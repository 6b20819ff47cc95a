/** How many: less and more, and the figure between. Fires `change` `{ value }`. */
export default Component({
  properties: {
    value: { type: Number, value: 1 },
    max: { type: Number, value: 100 },
    unit: String,
  },
  methods: {
    less() {
      this.step(-1)
    },
    more() {
      this.step(1)
    },
    step(by: number) {
      const value = Math.min(this.data.max, Math.max(1, this.data.value + by))
      if (value !== this.data.value) this.triggerEvent('change', { value })
    },
  },
})
