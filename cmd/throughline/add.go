package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// addition is one event as the flags of add give it.
type addition struct {
	agency, service, when, what, source, kind string
	title, outcome, voice, comment, known, id string
	people                                    []string
}

func newAdd() *cobra.Command {
	var a addition
	cmd := &cobra.Command{
		Use:   "add FILE --agency A --when W --what TEXT",
		Short: "Add one event; prints its uid",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if chronology.NameKey(a.agency) == "" || strings.TrimSpace(a.when) == "" || strings.TrimSpace(a.what) == "" {
				return usageError{errors.New("--agency, --when and --what are needed")}
			}
			return change(args[0], func(f *store.File) error {
				uid, err := a.put(f)
				if err == nil {
					fmt.Fprintln(cmd.OutOrStdout(), uid)
				}
				return err
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&a.agency, "agency", "", "the agency that recorded it; made where it is new")
	flags.StringVar(&a.service, "service", "", "a part of the agency")
	flags.StringVar(&a.when, "when", "", "the date, as you would say it")
	flags.StringVar(&a.what, "what", "", "what happened")
	flags.StringVar(&a.title, "title", "", "a short title")
	flags.StringVar(&a.source, "source", "", "the record it rests on")
	flags.StringVar(&a.kind, "kind", "", "the kind of event")
	flags.StringVar(&a.outcome, "outcome", "", "response or outcome")
	flags.StringVar(&a.voice, "voice", "", "what the child or adult said")
	flags.StringVar(&a.comment, "comment", "", "the author's comment")
	flags.StringVar(&a.known, "known", "", "when it became known to the agency, where that differs")
	flags.StringVar(&a.id, "id", "", "its id in the source it comes from")
	flags.StringArrayVar(&a.people, "person", nil, "a person involved; may be repeated")
	return cmd
}

// put adds the event, with the agency, service, kind and people that are new,
// as one step. A date that cannot be read is refused.
func (a *addition) put(f *store.File) (chronology.UID, error) {
	r := f.Review()
	dating := chronology.Solve(r)
	held := dating.HoldEdited(a.when, "")
	if _, err := dating.Read(held, ""); err != nil {
		return "", refused{place: "--when", why: err}
	}
	e := &chronology.Event{
		UID: chronology.NewUID(), ExternalID: a.id, Title: a.title, Source: a.source, What: a.what,
		Outcome: a.outcome, Voice: a.voice, Comment: a.comment, Known: a.known,
		When: chronology.When{Wording: held},
	}
	_, err := f.Edit("add event", func(edit *store.Edit) error {
		agency := r.EnsureAgency(a.agency)
		e.Agency = agency.UID
		entities := []chronology.Entity{agency}
		if a.service != "" {
			service := r.EnsureService(agency.UID, a.service)
			e.Service = service.UID
			entities = append(entities, service)
		}
		if a.kind != "" {
			kind := r.EnsureKind(a.kind)
			e.Kind = kind.UID
			entities = append(entities, kind)
		}
		for _, name := range a.people {
			person := r.EnsurePerson(name)
			e.Involved = append(e.Involved, chronology.Involvement{Person: person.UID})
			entities = append(entities, person)
		}
		for _, x := range append(entities, e) {
			if err := edit.Put(x); err != nil {
				return err
			}
		}
		return nil
	})
	return e.UID, err
}

// refused is input that was understood as a command but cannot be taken in.
type refused struct {
	place string
	why   error
}

func (r refused) Error() string { return r.place + ": " + r.why.Error() }
