package store

import "strings"

// keeper gives the texts that were read their place in memory. Each by itself,
// the short ones of 100,000 events would lie scattered among what is let go, and
// hold all of that memory.
type keeper struct {
	same  map[string]string // texts that are the same share their memory: the same agencies and kinds are named by every event
	block strings.Builder   // short texts, one behind the other
	size  int               // of the block
}

func newKeeper() *keeper { return &keeper{same: map[string]string{}} }

func (k *keeper) share(text *string) {
	const few = 1000 // more are not the same again and again
	if known, found := k.same[*text]; found {
		*text = known
	} else if len(k.same) < few {
		k.same[*text] = *text
	}
}

// keep moves a short text into the block. A full one is left to its texts, each of
// which holds all of it; so blocks are small, and the first ones smaller still.
func (k *keeper) keep(text *string) {
	const short, smallest, largest = 128, 512, 16 << 10
	n := len(*text)
	if n == 0 || n > short {
		return
	}
	if k.block.Cap()-k.block.Len() < n {
		k.size = min(max(2*k.size, smallest), largest)
		k.block = strings.Builder{}
		k.block.Grow(k.size)
	}
	from := k.block.Len()
	k.block.WriteString(*text)
	*text = k.block.String()[from:]
}
