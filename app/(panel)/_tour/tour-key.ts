/** Where the browser keeps which step of the tour somebody is at. */
export const TOUR_KEY = "inflight.tour";
