package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/export"
	"throughline.org/throughline/intake"
	"throughline.org/throughline/store"
)

// problem is what a person reads when something has gone wrong: what happened,
// and what is safe and what to do next.
type problem struct {
	Title string
	Text  string
}

// Errors that arise in the window itself.
var (
	errUnknownFile = errors.New("neither a review nor a table")
	errFileChanged = errors.New("file was changed after it was read")
	errNoReview    = errors.New("no review open")
	errNoDate      = errors.New("not a date")
	errNotOneDay   = errors.New("say one day, such as 4 June 2013")
	errNoAgency    = errors.New("agency missing")
	errNoName      = errors.New("name missing")
	errNoParts     = errors.New("no part chosen")
	errNotInReview = errors.New("not in the review any more")

	errSecretsDiffer = errors.New("two passphrases differ")
)

// explain words an error.
func explain(err error) problem {
	var locked *store.LockedError
	if errors.As(err, &locked) {
		return explainLock(locked)
	}
	if why := intake.Refusal(err); why != "" && !errors.Is(err, intake.ErrEmpty) {
		return problem{"This file cannot be taken in", strings.ToUpper(why[:1]) + why[1:] + ". Nothing has been changed."}
	}
	var height export.HeightError
	if errors.As(err, &height) {
		return explainHeight(height)
	}
	for _, known := range problems {
		if errors.Is(err, known.is) {
			return known.problem
		}
	}
	text := "What was saved before is safe. Try once more; if it happens again, close the review and open it again."
	return problem{"Something unexpected happened", text + "\n\n(" + err.Error() + ")"}
}

// explainHeight says why lanes cannot be divided as they were asked to be.
func explainHeight(e export.HeightError) problem {
	title := fmt.Sprintf("The lanes cannot be drawn %s high", count(e.Asked, "sheet"))
	if e.Asked < e.Can {
		return problem{title, fmt.Sprintf("They would be too small to be read; they need %d on this paper. Nothing has been written. "+
			"Choose %d, as high as they need, larger paper, or fewer lanes.", e.Can, e.Can)}
	}
	return problem{title, fmt.Sprintf("There are lanes for %s at most. Nothing has been written. Choose %d, or as high as they need.", count(e.Can, "sheet"), e.Can)}
}

func explainLock(l *store.LockedError) problem {
	who := l.Who
	if who == "" {
		who = "Someone"
	}
	where := ""
	if l.Host != "" {
		where = " on " + l.Host
	}
	since := ""
	if !l.Since.IsZero() {
		since = " since " + l.Since.Local().Format("15:04 on 2 January")
	}
	return problem{"This review is open already",
		fmt.Sprintf("%s has it open%s%s. Nothing has been changed. Close it there, then open it here; "+
			"two windows on one file would overwrite each other.", who, where, since)}
}

var (
	nameTaken = problem{"There is a file of that name already",
		"It has been left as it is. Choose another name or another folder."}
	diskFull = problem{"The disk is full",
		"The last change could not be written and has not been made. Everything saved before is safe. " +
			"Make room on the disk, then make the change again."}
	fileDiskFull = problem{"The disk is full",
		"The file has not been written, and nothing of it is left behind. The review is as it was, and a file of that name too. " +
			"Make room on the disk or choose another folder, then export again."}
	stopped = problem{"Stopped",
		"Nothing has been written, and the review is as it was."}
)

// problems are the errors that have a sentence of their own, the most particular first.
var problems = []struct {
	is error
	problem
}{
	{store.ErrPassphrase, problem{"The passphrase is wrong",
		"Nothing has been opened or changed. Type it again; capital letters count. Without it nobody can open the file, so ask whoever sent it."}},
	{errSecretsDiffer, problem{"The two passphrases differ",
		"Nothing has been written. Type the same one in both fields."}},
	{store.ErrSealed, problem{"This file needs a passphrase",
		"Nothing has been changed. Use the passphrase that was agreed with whoever sent it."}},
	{store.ErrWeakPassphrase, problem{"The passphrase is too short",
		"Nothing has been written. Use at least eight characters; several words are easy to say and hard to guess."}},
	{store.ErrTooLarge, problem{"This file is larger than any return",
		"Nothing has been changed. A return holds the entries of one agency; ask for the file that was filled in."}},
	{returns.ErrNoOwnText, problem{"This takes no text of your own",
		"Nothing has been changed. Keep yours or take theirs, then change the entry itself."}},
	{store.ErrForeign, problem{"This is not a Throughline review",
		"The file was made by something else, or is not what its name says. Nothing has been changed. " +
			"Choose a file that ends in .throughline, or bring a table in with File > Import."}},
	{store.ErrNewer, problem{"This review was saved by a newer version",
		"Nothing has been changed. Install the newer version of Throughline to open it."}},
	{store.ErrSentDamaged, problem{"This file is damaged",
		"It was cut on its way, or somebody changed it. Nothing has been taken from it. Ask whoever sent it to send it again."}},
	{store.ErrDamaged, problem{"This file is damaged",
		"It could not be read as a whole, and has been left as it is. Use File > Restore a copy " +
			"to take the newest kept copy of it; if there is none, ask for the file's last backup."}},
	{store.ErrExists, nameTaken},
	{export.ErrExists, nameTaken},
	{fs.ErrExist, nameTaken},
	{export.ErrStopped, stopped},
	{errStopped, problem{"Stopped", "Nothing has been taken in, and the review is as it was."}},
	{export.ErrFindings, problem{"The file would tell what it should not",
		"It was swept before it was written, and nothing has been written. Look at each finding; change the review, or let it through."}},
	{export.ErrDatesHidden, problem{"This version has no lanes",
		"Its dates are kept back, and no event counts from another, so there is nothing to draw. Nothing has been written. Choose exact dates or months for it, or write another part."}},
	{export.ErrNoAgency, problem{"A part is of one agency",
		"Nothing has been written. Choose the agency whose chronology it is, or leave the part out."}},
	{export.ErrNoDay, problem{"A part is of one day",
		"Nothing has been written. Type the day of which it is asked what was known, or leave the part out."}},
	{export.ErrColumns, problem{"The tables have no columns",
		"Nothing has been written. Choose at least one column."}},
	{export.ErrNothingDated, problem{"There is nothing to draw",
		"No event has a date yet. Nothing has been written. Give an event a date, then try again."}},
	{export.ErrCellTooLong, problem{"A text is too long for Excel",
		"A cell of a workbook holds 32,767 characters, and an entry has more. Nothing has been written. Make the Word form, which holds it."}},
	{store.ErrClosed, problem{"This review has been closed",
		"The change was not made. Everything saved before is safe. Open the review again."}},
	{store.ErrUnknown, problem{"This is no longer in the review",
		"It has been deleted meanwhile. Undo (Ctrl+Z) can bring it back."}},
	{store.ErrNothing, problem{"There is nothing to undo or redo",
		"The review is as it was."}},
	{errUnknownFile, problem{"This file cannot be opened",
		"It is neither a Throughline review (.throughline) nor a file with a chronology (.docx, .xlsx, .csv). Nothing has been changed."}},
	{errFileChanged, problem{"The file was changed while it was looked at",
		"It is no longer the one that the rows come from, so it was not kept, and nothing has been brought in. Import it again, or bring the rows in without keeping the file."}},
	{store.ErrOriginalDiffers, problem{"The kept file is damaged",
		"It is not the file that was taken in any more. The review is as it was. Save the original from the papers of the review instead, and remove the kept one (X)."}},
	{errNoReview, problem{"Open a review first",
		"What an agency sent is brought into a review. Nothing has been changed. Open or make a review, then bring the file in again."}},
	{intake.ErrEmpty, problem{"There is no table in what was copied",
		"Nothing has been changed. Mark the rows of the table in Word or Excel with their headings, copy them, then paste again."}},
	{errNoDate, problem{"This date cannot be read",
		"Nothing has been changed. Type a day, a month or a year: 16 May 2012, May 2012, 2012."}},
	{errNoQuery, problem{"The query says nothing yet",
		"Nothing has been kept. Type what the agency is to be asked."}},
	{errNotOneDay, problem{"This is not one day",
		"Nothing has been written. Type one day, such as 4 June 2026, or leave it empty."}},
	{errNoAgency, problem{"The agency has no name yet",
		"Nothing has been written. Type the name of your agency, then try again."}},
	{errNoName, problem{"A name is missing",
		"Nothing has been written. Give it a name, then try again."}},
	{errNoParts, problem{"No part is chosen",
		"Nothing has been written. Choose at least one part of the document."}},
	{errNotInReview, problem{"This is no longer in the review",
		"It has been deleted meanwhile. Undo (Ctrl+Z) can bring it back."}},
	{store.ErrNoSpace, diskFull}, {syscall.ENOSPC, diskFull},
	{syscall.EROFS, problem{"This place cannot be written to",
		"The disk is read-only. Nothing has been changed. Save a copy in another folder and work on that."}},
	{fs.ErrPermission, problem{"This computer does not allow it",
		"You may not read or write in that place. Nothing has been changed. Choose another folder, or ask whoever looks after it."}},
	{store.ErrReadOnly, problem{"This place cannot be written to",
		"The review, its disk or its folder can only be read. Nothing has been changed. Save a copy in another folder and work on that."}},
	{fs.ErrNotExist, problem{"The file is not there",
		"It may have been moved, renamed or deleted, or the drive that it lies on is not connected. Nothing has been changed."}},
}

// failWriting tells of an error that came while a file was written that is not the review.
func (w *window) failWriting(err error) {
	what := explainWriting(err)
	w.tell(what.Title, what.Text)
}

func explainWriting(err error) problem {
	for _, known := range writingProblems {
		if errors.Is(err, known.is) {
			return known.problem
		}
	}
	return explain(err)
}

// writingProblems are errors that mean something else where a file is written than
// where the review is changed.
var writingProblems = []struct {
	is error
	problem
}{
	{store.ErrNoSpace, fileDiskFull}, {syscall.ENOSPC, fileDiskFull},
	{syscall.EROFS, problem{"This place cannot be written to",
		"The disk is read-only. The file has not been written; the review is as it was. Choose another folder, then export again."}},
	{fs.ErrPermission, problem{"This computer does not allow it",
		"You may not write in that folder. The file has not been written; the review is as it was. Choose another folder, then export again."}},
	{fs.ErrNotExist, problem{"The folder is not there",
		"It may have been moved or renamed, or the drive that it lies on is not connected. The file has not been written; " +
			"the review is as it was. Choose another folder, then export again."}},
}
