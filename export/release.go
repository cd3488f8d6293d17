package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export/sweep"
)

// Release writes a version of a review to a file. A version for the panel or the
// public is rendered first (chronology.Render), so that what prints it never holds
// a real name, and the finished file is swept before it gets its name: while it
// holds anything that nobody allowed, it is not written.
type Release struct {
	Path    string
	Force   bool // replace a file that is there
	Format  Format
	Version chronology.Version
	Options Options
	Allow   []string // ids of findings that are knowingly let through
	// Record is told of what is let through that was not before, ahead of the file's
	// being written; an error of it stops the writing. nil records nothing.
	Record func([]sweep.Finding) error
}

// Released is what came of a release.
type Released struct {
	Report       Report
	Replacements []chronology.Replacement
	Findings     []sweep.Finding // that nobody has allowed; the file is not written then
}

// ErrFindings says that the file was not written, since it tells what its version
// should not.
var ErrFindings = errors.New("the finished file holds what the version should not tell")

// Write writes the file. The dating must be that of the review.
func (rel Release) Write(r *chronology.Review, d *chronology.Dating) (Released, error) {
	var out Released
	if err := free(rel.Path, rel.Force); err != nil {
		return out, err
	}
	r, d = rel.Options.Numbered(r, d) // what a version calls an event may name its paragraph
	shown, original := r, d
	if rel.Version.Masked() || rel.Format.Ending != ".json" { // the review itself goes whole into JSON
		var err error
		if shown, out.Replacements, err = chronology.RenderProgress(r, d, rel.Version, rel.goesOn); err != nil {
			return out, ErrStopped
		}
		if shown.Rendered.Masked() || shown.Rendered.HidesDays() {
			d = chronology.Solve(shown)
		}
	}
	if !rel.Version.Masked() {
		err := File(rel.Path, rel.Force, func(w io.Writer) (err error) {
			if out.Report, err = rel.Format.Write(w, shown, d, rel.Options); err == nil && !rel.goesOn(0, 0) {
				return ErrStopped
			}
			return err
		})
		return out, err
	}
	file, err := rel.swept(r, original, shown, d, &out)
	if err != nil {
		return out, err
	}
	return out, File(rel.Path, rel.Force, func(w io.Writer) error {
		_, err := w.Write(file)
		if err == nil && !rel.goesOn(0, 0) {
			return ErrStopped
		}
		return err
	})
}

// swept is the finished file of a version that is shown, once it has been searched
// for what the review and its dating hold.
func (rel Release) swept(r *chronology.Review, original *chronology.Dating, shown *chronology.Review, d *chronology.Dating, out *Released) ([]byte, error) {
	var file bytes.Buffer
	var err error
	s := sweep.New(r, original, rel.Version, rel.Options.Printed)
	rel.Options.Watch = s.Watch()
	if out.Report, err = rel.Format.Write(&file, shown, d, rel.Options); err != nil {
		return nil, err
	}
	return file.Bytes(), rel.sweep(s, shown, d, file.Bytes(), out)
}

// Given is the entry of the list of copies for the copy that was written; nil where
// it has no number.
func (rel Release) Given(r *chronology.Review) *chronology.Copy {
	c := rel.Options.Copy
	if c.Number == 0 {
		return nil
	}
	return &chronology.Copy{
		UID: chronology.NewUID(), Number: c.Number, Reader: c.Name, For: rel.Version.For,
		Version: r.Settings.Version, On: rel.Options.Printed.ISO(),
	}
}

// goesOn asks whether to go on before the file is made, and before it gets its name.
func (rel Release) goesOn(int, int) bool {
	return rel.Options.Progress == nil || rel.Options.Progress(0, 0)
}

// drawn searches the drawing of the lanes that a document holds as pictures.
func (rel Release) drawn(s *sweep.Sweeper, shown *chronology.Review, d *chronology.Dating) ([]sweep.Finding, error) {
	var drawing bytes.Buffer
	switch err := SVG(&drawing, shown, d, rel.Options); {
	case errors.Is(err, ErrNothingDated) || errors.Is(err, ErrDatesHidden):
		return nil, nil // there is none
	case err != nil:
		return nil, err
	}
	return s.File("lanes.svg", drawing.Bytes())
}

// sweep searches the finished file. A picture has no text left to be searched: in
// its place the drawing of the same lanes is, whose text is text.
func (rel Release) sweep(s *sweep.Sweeper, shown *chronology.Review, d *chronology.Dating, file []byte, out *Released) error {
	name := rel.Path
	if rel.Format.Ending == ".png" {
		var drawing bytes.Buffer
		if err := SVG(&drawing, shown, d, rel.Options); err != nil {
			return err
		}
		file, name = drawing.Bytes(), name+".svg"
	}
	found, err := rel.Options.Watch.File(name, file)
	if err != nil {
		return fmt.Errorf("sweep: %w", err)
	}
	if rel.Format.Ending == ".docx" && rel.Options.asks(Lanes) { // they are in it as pictures
		drawn, err := rel.drawn(s, shown, d)
		if err != nil {
			return err
		}
		found = append(found, drawn...)
	}
	if out.Findings = s.Left(found, rel.Allow); len(out.Findings) > 0 {
		return ErrFindings
	}
	if fresh := s.Left(found, nil); len(fresh) > 0 && rel.Record != nil {
		return rel.Record(fresh)
	}
	return nil
}
