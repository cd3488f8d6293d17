package when

// wave is the working memory of a Dijkstra-like search: for each variable that
// it has reached the best step so far, the steps with more to gain first.
// It is kept between searches so that a small search costs little.
type wave struct {
	now  int32   // number of the present search
	seen []int32 // the search in which a variable was last reached
	in   []int32 // the search to which a variable was admitted
	shut []int32 // the search in which its step became final
	step []int64
	hops []int32 // constraints on the way
	via  []int32 // the constraint that brought the step
	done []Var   // variables with a final step, in the order they got it
	heap []ripple
}

type ripple struct {
	step int64
	hops int32
	v    Var
}

// newWave is the memory for a number of variables.
func newWave(count int) wave {
	numbers := make([]int32, 5*count)
	part := func(i int) []int32 { return numbers[i*count : (i+1)*count : (i+1)*count] }
	return wave{seen: part(0), in: part(1), shut: part(2), hops: part(3), via: part(4), step: make([]int64, count)}
}

func (w *wave) grow() {
	w.seen = append(w.seen, 0)
	w.in = append(w.in, 0)
	w.shut = append(w.shut, 0)
	w.step = append(w.step, 0)
	w.hops = append(w.hops, 0)
	w.via = append(w.via, none)
}

func (w *wave) begin() {
	w.now++
	w.done = w.done[:0]
	w.heap = w.heap[:0]
}

func (w *wave) admit(v Var)         { w.in[v] = w.now }
func (w *wave) admitted(v Var) bool { return w.in[v] == w.now }

// offer proposes a step for a variable; a better one is kept. Between equal
// steps the one over fewer constraints is better.
func (w *wave) offer(v Var, step int64, hops, via int32) {
	if w.shut[v] == w.now {
		return
	}
	if w.seen[v] == w.now && (step < w.step[v] || step == w.step[v] && hops >= w.hops[v]) {
		return
	}
	w.seen[v] = w.now
	w.step[v], w.hops[v], w.via[v] = step, hops, via
	w.push(ripple{step, hops, v})
}

// take makes the largest step final and returns it.
func (w *wave) take() (v Var, step int64, hops int32, ok bool) {
	for len(w.heap) > 0 {
		r := w.pop()
		if w.shut[r.v] == w.now {
			continue
		}
		w.shut[r.v] = w.now
		w.done = append(w.done, r.v)
		return r.v, r.step, r.hops, true
	}
	return 0, 0, 0, false
}

func (r ripple) ahead(o ripple) bool {
	return r.step > o.step || r.step == o.step && r.hops < o.hops
}

// push and pop are those of container/heap, without its interface calls, which
// would be most of the time that loading a large review takes.
func (w *wave) push(r ripple) {
	w.heap = append(w.heap, r)
	i := len(w.heap) - 1
	for i > 0 {
		up := (i - 1) / 2
		if !w.heap[i].ahead(w.heap[up]) {
			break
		}
		w.heap[i], w.heap[up] = w.heap[up], w.heap[i]
		i = up
	}
}

func (w *wave) pop() ripple {
	top := w.heap[0]
	last := len(w.heap) - 1
	w.heap[0] = w.heap[last]
	w.heap = w.heap[:last]
	for i := 0; ; {
		best := i
		for child := 2*i + 1; child <= 2*i+2 && child < last; child++ {
			if w.heap[child].ahead(w.heap[best]) {
				best = child
			}
		}
		if best == i {
			return top
		}
		w.heap[i], w.heap[best] = w.heap[best], w.heap[i]
		i = best
	}
}
