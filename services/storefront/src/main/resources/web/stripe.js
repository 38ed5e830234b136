// Takes the card's number in Stripe's own field and sends the shop a token for it.
'use strict';
(() => {
  function mount() {
    const place = document.getElementById('card');
    if (!place || place.dataset.mounted || typeof Stripe === 'undefined') return;
    place.dataset.mounted = 'true';
    const form = place.closest('form');
    const error = form.querySelector('[data-card-error]');
    const stripe = Stripe(place.dataset.stripe);
    const card = stripe.elements().create('card');
    card.mount(place);
    card.on('change', (event) => { error.textContent = event.error ? event.error.message : ''; });

    // Before htmx sends the form: once there is a token, it is sent as any other.
    form.addEventListener('submit', async (event) => {
      if (form.elements.token.value) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = form.querySelector('button');
      button.disabled = true;
      const result = await stripe.createToken(card);
      button.disabled = false;
      if (result.error) {
        error.textContent = result.error.message;
        return;
      }
      form.elements.token.value = result.token.id;
      // Not before this event is over: a form does not submit within its own submit event.
      setTimeout(() => form.requestSubmit());
    }, true);
  }

  mount();
  document.addEventListener('storefront:shown', mount);
})();
