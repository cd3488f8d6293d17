package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// victim names the variable that makes the test binary edit a file until it is
// killed, instead of running tests.
const victim = "THROUGHLINE_STORE_TEST_VICTIM"

func TestMain(m *testing.M) {
	if path := os.Getenv(victim); path != "" {
		editForEver(path)
	}
	if path := os.Getenv(reader); path != "" {
		readAlone(path)
	}
	os.Exit(m.Run())
}

// editForEver says the number of each edit once it is said to be saved. Every
// third takes the one before back and every fifth is a large one.
func editForEver(path string) {
	f, err := Open(path, Options{Who: "Victim"})
	if err != nil {
		fmt.Println("open:", err)
		os.Exit(1)
	}
	for n := f.head.number + 1; ; n = f.head.number + 1 {
		if n%3 == 0 {
			_, err = f.Undo()
		} else {
			_, err = f.Edit(fmt.Sprint(n), func(e *Edit) error {
				for i := range 1 + 400*(n%5/4) {
					x := &chronology.Event{UID: chronology.UID(fmt.Sprintf("%d-%d", n, i)), Title: fmt.Sprint(n),
						Lines: []chronology.UID{"l1", "l2"}}
					if err := e.Put(x); err != nil {
						return err
					}
				}
				return nil
			})
		}
		if err != nil {
			fmt.Println("edit:", err)
			os.Exit(1)
		}
		fmt.Println(f.head.number, f.head.hash)
	}
}

// TestKilledAtAnyMoment kills a process that edits, again and again, and looks
// each time whether all that it said was saved is there.
func TestKilledAtAnyMoment(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.throughline")
	f, err := Create(path, chronology.NewReview("A review"), Options{})
	require.NoError(t, err)
	require.NoError(t, f.Close())
	random := rand.New(rand.NewPCG(9, 9))
	saved := 0
	for round := range 36 {
		number, hash := killed(t, path, time.Duration(random.IntN(60))*time.Millisecond, round%4 == 3)
		f, err := Open(path, Options{})
		require.NoError(t, err, "round %d", round)
		if number > 0 {
			saved++
			s, err := readStep(f.db, "WHERE id = ?", number)
			require.NoError(t, err, "round %d: step %d was said to be saved", round, number)
			require.Equal(t, hash, s.hash)
			require.LessOrEqual(t, f.head.number, number+1)
		}
		verified(t, f)
		require.NoError(t, f.Close())
		require.NoFileExists(t, lockPath(path))
		require.NoFileExists(t, path+"-journal")
	}
	assert.GreaterOrEqual(t, saved, 27, "of three rounds in four something was saved")
}

// killed runs the victim, kills it some time after its first edit (or, one time
// in four, while it opens the file) and returns the last edit that it said was
// saved.
func killed(t *testing.T, path string, after time.Duration, opening bool) (number int64, hash string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), victim+"="+path)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	kill := func() { _ = cmd.Process.Kill() }
	if opening {
		defer time.AfterFunc(after, kill).Stop()
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if number == 0 && !opening {
			defer time.AfterFunc(after, kill).Stop()
		}
		_, err := fmt.Sscan(lines.Text(), &number, &hash)
		require.NoError(t, err, lines.Text())
	}
	require.Error(t, cmd.Wait(), "it was killed")
	return number, hash
}
