package chronology

// Pack is one agency's part of a review, sent out to be filled in. The review
// that sent it keeps it with what was sent; in the file that was sent Own marks it
// as that file's own, and Base is empty.
type Pack struct {
	UID          UID
	Agency       UID
	Service      UID // "" for the whole agency
	Version      int // counts the packs of one agency or service
	Asked        string
	Due          string // date wording, "" for none
	Names        NamesPolicy
	Instructions string
	Letter       string
	Required     string // fields that must be filled, a line each; see Requires
	Own          bool
	Head         string // of the history of the file when it was sent
	Base         string // what was sent; see package returns
}

// NamesPolicy says what a pack calls the people of the family.
type NamesPolicy string

// The policies. By labels an agency that knows the family by another route is
// told no names in a file.
const (
	NamesByLabel NamesPolicy = ""
	NamesReal    NamesPolicy = "real names"
)

// Identity implements Entity.
func (p *Pack) Identity() UID { return p.UID }

// OwnPack is the pack that this file is, nil where it is a review of its own.
func (r *Review) OwnPack() *Pack {
	for _, p := range r.Packs {
		if p.Own {
			return p
		}
	}
	return nil
}
