package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

func newNew() *cobra.Command {
	var (
		title, from, to, document string
		agencies                  []string
		force                     bool
	)
	cmd := &cobra.Command{
		Use:   "new OUT --title T --from D --to D --agency A… | --from-json INPUT",
		Short: "Write an empty review, or one from what export wrote as JSON",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if document != "" {
				return createFrom(args[0], document, force)
			}
			if strings.TrimSpace(title) == "" {
				return usageError{errors.New("--title is needed")}
			}
			if _, err := period(from, to); err != nil {
				return err
			}
			r := chronology.NewReview(title)
			r.Settings.ScopeFrom, r.Settings.ScopeTo = from, to
			for _, name := range agencies {
				r.Put(r.EnsureAgency(name))
			}
			return create(args[0], r, force)
		},
	}
	cmd.Flags().StringVar(&title, "title", "", "title of the review")
	cmd.Flags().StringVar(&from, "from", "", "start of the scope, as you would say it")
	cmd.Flags().StringVar(&to, "to", "", "end of the scope")
	cmd.Flags().StringArrayVar(&agencies, "agency", nil, "an agency; may be repeated")
	cmd.Flags().StringVar(&document, "from-json", "", "a whole review that export wrote as JSON")
	cmd.Flags().BoolVar(&force, "force", false, "replace OUT")
	return cmd
}

// createFrom writes a review from a JSON document, as it was.
func createFrom(path, document string, force bool) error {
	in, err := os.Open(document)
	if err != nil {
		return err
	}
	defer in.Close()
	r, err := exchange.Read(in)
	switch {
	case errors.Is(err, exchange.ErrNewer):
		return sentence{errors.New("a newer version of Throughline wrote this JSON; nothing was written. Install that version to read it")}
	case errors.Is(err, exchange.ErrFormat):
		return sentence{fmt.Errorf("this is not a review as JSON (%w); nothing was written", err)}
	case err != nil:
		return err
	}
	return create(path, r, force)
}
