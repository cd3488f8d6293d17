package export_test

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// BenchmarkPDFMemory runs BenchmarkPDF once in a process of its own and tells the
// most memory that the process held, the review and the program with it.
func BenchmarkPDFMemory(b *testing.B) {
	for _, count := range sizes {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			for b.Loop() {
				run := exec.Command(os.Args[0], "-test.run=^$", "-test.benchtime=1x", fmt.Sprintf("-test.bench=^BenchmarkPDF$/^%d$", count))
				out, err := run.CombinedOutput()
				require.NoError(b, err, "%s", out)
				usage, ok := run.ProcessState.SysUsage().(*syscall.Rusage)
				require.True(b, ok)
				b.ReportMetric(float64(usage.Maxrss)/1e3, "MB-peak")
			}
		})
	}
}
