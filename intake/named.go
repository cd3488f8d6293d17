package intake

import (
	"throughline.org/throughline/chronology"
)

// named keeps the entities of one sort by folded name, and those made anew.
type named[T chronology.Entity] struct {
	byName map[string]T
	made   []T
}

func newNamed[T chronology.Entity]() *named[T] { return &named[T]{byName: map[string]T{}} }

func (n *named[T]) know(name string, x T) {
	if key := chronology.NameKey(name); key != "" {
		if _, taken := n.byName[key]; !taken {
			n.byName[key] = x
		}
	}
}

// ensure returns the entity of that name, making it where there is none.
func (n *named[T]) ensure(name string, create func() T) T {
	if x, ok := n.byName[chronology.NameKey(name)]; ok {
		return x
	}
	x := create()
	n.know(name, x)
	n.made = append(n.made, x)
	return x
}

// madeFor lists those made anew that are used.
func (n *named[T]) madeFor(used map[chronology.UID]bool) []T {
	var made []T
	for _, x := range n.made {
		if used[x.Identity()] {
			made = append(made, x)
		}
	}
	return made
}
