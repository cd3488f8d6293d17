package returns

import (
	"errors"
	"fmt"
	"reflect"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

// ErrNoOwnText says that the field is no text: one side or the other has to stand.
var ErrNoOwnText = errors.New("this field holds no text of its own")

// Decide settles a conflict: mine stays, theirs comes in, or a text of one's own
// takes the place of both. It returns what is to be put and removed, the conflict
// among it.
func Decide(r *chronology.Review, c *chronology.Conflict, how chronology.Decided, text string) (put []chronology.Entity, remove []chronology.UID, err error) {
	decided := *c
	decided.Decided = how
	put = append(put, &decided)
	if how == chronology.DecidedMine {
		return append(put, besides(r, c, r.Find(c.Entity))...), nil, nil
	}
	if sorts[c.Sort] == nil {
		return nil, nil, errValue
	}
	if c.Field == "" {
		return decideWhole(r, c, how, put)
	}
	here := r.Find(c.Entity)
	if here == nil || sortOf(here) != c.Sort {
		return nil, nil, fmt.Errorf("decide %s: row is not there", c.UID)
	}
	changed := copied(here)
	f, err := fieldNamed(c.Sort, c.Field)
	if err != nil {
		return nil, nil, err
	}
	if how == chronology.DecidedTheirs {
		err = take(value(changed, f), c)
	} else {
		err = setText(value(changed, f), text)
	}
	return append(append(put, changed), besides(r, c, changed)...), nil, err
}

// take puts theirs in. Of who was told only what the conflict was about is theirs:
// what either side has added since stays.
func take(v reflect.Value, c *chronology.Conflict) error {
	here, isTold := v.Addr().Interface().(*[]chronology.Told)
	if !isTold {
		return read(v, c.Theirs)
	}
	told, err := readTold(c)
	if err == nil {
		*here = takeTold(told, *here)
	}
	return err
}

// decideWhole brings back, or takes out, a row that one side deleted.
func decideWhole(r *chronology.Review, c *chronology.Conflict, how chronology.Decided, put []chronology.Entity) ([]chronology.Entity, []chronology.UID, error) {
	if how == chronology.DecidedOwn {
		return nil, nil, ErrNoOwnText
	}
	if c.Theirs == "" {
		if r.Find(c.Entity) == nil {
			return put, nil, nil
		}
		return put, []chronology.UID{c.Entity}, nil
	}
	back := blank(c.Sort, c.Entity)
	if err := read(reflect.ValueOf(back).Elem(), c.Theirs); err != nil {
		return nil, nil, err
	}
	if back.Identity() != c.Entity {
		return nil, nil, errValue
	}
	return append(put, whereItStood(r.Find(c.Entity), back)), nil, nil
}

// whereItStood is a row brought back. Where it is in the review again by now, the
// overview author's own fields, her tags and whom she says was told stay as they are.
func whereItStood(here, back chronology.Entity) chronology.Entity {
	if here == nil || sortOf(here) != sortOf(back) {
		return back
	}
	result := copied(here)
	for _, f := range merged(sortOf(here)) {
		value(result, f).Set(value(back, f))
	}
	if e, ok := here.(*chronology.Event); ok {
		their := back.(*chronology.Event)
		to := result.(*chronology.Event)
		to.Lines = bothSides(nil, e.Lines, their.Lines)
		to.Told, _ = toldThreeWays(nil, e.Told, their.Told)
	}
	return result
}

// setText puts an author's own words into a text, or into the wording of a date.
func setText(v reflect.Value, text string) error {
	switch at := v.Addr().Interface().(type) {
	case *chronology.When:
		*at = chronology.When{Wording: text}
		return nil
	case *string:
		*at = text
		return nil
	}
	return ErrNoOwnText
}

// TakesText reports whether a conflict can be settled by a text of one's own.
func TakesText(c *chronology.Conflict) bool {
	f, err := fieldNamed(c.Sort, c.Field)
	if err != nil {
		return false
	}
	t := sorts[c.Sort].Field(f.Index).Type
	return t == reflect.TypeFor[string]() || t == reflect.TypeFor[chronology.When]()
}

func fieldNamed(sort, name string) (exchange.Field, error) {
	if sorts[sort] != nil {
		for _, f := range merged(sort) {
			if f.Name == name {
				return f, nil
			}
		}
	}
	return exchange.Field{}, errValue
}
