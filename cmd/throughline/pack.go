package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	agencyreturns "throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

// packFlags are the flags of pack.
type packFlags struct {
	agency, service, due, instructions, letter string
	required                                   []string
	realNames, force                           bool
	secret                                     passphrase
}

func newPack() *cobra.Command {
	var flags packFlags
	cmd := &cobra.Command{
		Use:   "pack FILE --agency A OUT",
		Short: "Write one agency's part of a review, to be filled in and merged again",
		Long: "Writes OUT, a file that holds the scope, the lines of enquiry, the family and what the agency has entered so far, and nothing of the other agencies. " +
			"The review remembers what was sent. The agency fills OUT in and sends it back; merge takes it in.",
		Args: arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if flags.agency == "" {
				return usageError{errors.New("--agency is needed")}
			}
			if flags.due != "" {
				if _, err := when.Read(flags.due, when.Context{}); err != nil {
					return usageError{fmt.Errorf("--due %q: %w", flags.due, err)}
				}
			}
			return change(args[0], func(f *store.File) error {
				secret, err := flags.secret.forWriting(cmd.ErrOrStderr())
				if err != nil {
					return err
				}
				return flags.write(f, args[1], secret)
			})
		},
	}
	cmd.Flags().StringVar(&flags.agency, "agency", "", "the agency that is to fill it in")
	cmd.Flags().StringVar(&flags.service, "service", "", "only this part of the agency")
	cmd.Flags().StringVar(&flags.due, "due", "", "the day by which it is to come back")
	cmd.Flags().StringVar(&flags.instructions, "instructions", "", "what the agency is to do")
	cmd.Flags().StringVar(&flags.letter, "letter", "", "the letter that goes with it")
	cmd.Flags().StringArrayVar(&flags.required, "require", nil, "a field that every entry must have besides date, source and what happened, such as \"who was told\"; may be given several times")
	cmd.Flags().BoolVar(&flags.realNames, "real-names", false, "give the family's real names; else only what the panel calls them")
	cmd.Flags().BoolVar(&flags.force, "force", false, "replace OUT")
	cmd.Flags().BoolVar(&flags.secret.asked, "passphrase", false, "ask for a passphrase to keep it under")
	flags.secret.flag(cmd)
	return cmd
}

func (flags packFlags) write(f *store.File, out, secret string) error {
	r := f.Review()
	agency := r.AgencyNamed(flags.agency)
	if agency == nil {
		return usageError{fmt.Errorf("there is no agency called %q", flags.agency)}
	}
	p := chronology.Pack{UID: chronology.NewUID(), Agency: agency.UID, Asked: time.Now().Format(time.DateOnly),
		Due: flags.due, Instructions: flags.instructions, Letter: flags.letter}
	required, err := flags.requires()
	if err != nil {
		return err
	}
	p.Require(required)
	if flags.realNames {
		p.Names = chronology.NamesReal
	}
	if p.Service, err = serviceNamed(r, agency.UID, flags.service); err != nil {
		return err
	}
	part, kept, err := agencyreturns.Make(r, chronology.Solve(r), p)
	if err != nil {
		return err
	}
	if err := makeRoom(out, flags.force); err != nil {
		return err
	}
	if kept.Head, err = store.CreatePack(out, part, secret, store.Options{Who: who()}); err != nil {
		return err
	}
	_, err = f.Edit("make a pack for "+agency.Name, func(e *store.Edit) error { return e.Put(kept) })
	if err != nil {
		return errors.Join(err, os.Remove(out)) // a pack that the review does not know could not be merged
	}
	return nil
}

// requires are the fields that the pack asks for.
func (flags packFlags) requires() ([]string, error) {
	var words []string
	for _, name := range flags.required {
		word := chronology.RequiredFieldNamed(name)
		if word == "" {
			var known []string
			for _, f := range chronology.RequiredFields {
				known = append(known, f.Word)
			}
			return nil, usageError{fmt.Errorf("--require %q is none of: %s", name, strings.Join(known, ", "))}
		}
		words = append(words, word)
	}
	return words, nil
}

// makeRoom sees to the folder and, with force, to what has the name already.
func makeRoom(out string, force bool) error {
	if err := folderThere(out); err != nil || !force {
		return err
	}
	if sealed, err := store.NeedsPassphrase(out); err == nil && sealed {
		return os.Remove(out)
	}
	return removeReview(out)
}

func newReturn() *cobra.Command {
	var secret passphrase
	var force bool
	cmd := &cobra.Command{
		Use:   "return FILE OUT",
		Short: "Write a filled pack as the return that is sent back",
		Args:  arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return look(args[0], func(f *store.File) error {
				if f.Review().OwnPack() == nil {
					return sentence{errors.New(agencyreturns.NoPack.Says())}
				}
				key, err := secret.forWriting(cmd.ErrOrStderr())
				if err != nil {
					return err
				}
				if err := makeRoom(args[1], force); err != nil {
					return err
				}
				return f.WriteReturn(args[1], key)
			})
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace OUT")
	cmd.Flags().BoolVar(&secret.asked, "passphrase", false, "ask for a passphrase to keep it under")
	secret.flag(cmd)
	return cmd
}

func newUnpack() *cobra.Command {
	var secret passphrase
	cmd := &cobra.Command{
		Use:   "unpack PACK OUT",
		Short: "Write a pack that has a passphrase as a file to work on",
		Args:  arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := folderThere(args[1]); err != nil {
				return err
			}
			key, err := secret.forReading(args[0], cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			return store.Unpack(args[0], key, args[1])
		},
	}
	secret.flag(cmd)
	return cmd
}
