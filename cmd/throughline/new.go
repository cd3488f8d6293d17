package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
)

func newNew() *cobra.Command {
	var (
		title, from, to string
		agencies        []string
		force           bool
	)
	cmd := &cobra.Command{
		Use:   "new OUT --title T --from D --to D --agency A…",
		Short: "Write an empty review",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
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
	cmd.Flags().BoolVar(&force, "force", false, "replace OUT")
	return cmd
}
