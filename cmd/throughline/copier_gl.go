//go:build (!arm && !arm64) || darwin

package main

import (
	"image"
	"runtime"
	"strings"
	"sync"
	"unsafe"

	"github.com/go-gl/gl/v2.1/gl"
	"github.com/go-gl/glfw/v3.4/glfw"

	"throughline.org/throughline/ui/surface"
)

// newCopier returns what copies the lanes into the frames of windows that a
// processor draws.
func newCopier() surface.Copier { return &copier{} }

// copier copies by glBlitFramebuffer (OpenGL 3.0, section 4.3.2; every Mesa
// driver has it). Mesa's software drivers copy memory for it where the picture
// has the frame's own format and is not to be turned over; all else they send
// through a shader.
type copier struct {
	asked  bool  // which renderer this is
	soft   bool  // it is a processor
	height int32 // of the frame, in pixels
	lost   lostPlates
}

// plate is a picture in a texture of one window's context.
type plate struct {
	names   plateNames
	context *glfw.Window
	size    image.Point
}

// plateNames are what OpenGL knows a plate by.
type plateNames struct{ texture, frame uint32 }

// lostPlates are the names of plates that nobody holds any longer, until they
// can be given back: in their own context.
type lostPlates struct {
	mu    sync.Mutex
	names map[*glfw.Window][]plateNames
}

// softwareRenderers are parts of the names of renderers that run on the processor.
var softwareRenderers = []string{"llvmpipe", "softpipe", "swrast", "Software Rasterizer"}

// Begin implements surface.Copier. While the toolkit paints a window, that
// window's context is current; inside a clip the scissor is set to it. It is
// not set while the toolkit measures.
func (c *copier) Begin() (visible image.Rectangle, ok bool) {
	context := glfw.GetCurrentContext()
	if context == nil || c.asked && !c.soft {
		return visible, false
	}
	if !c.asked {
		c.asked = true
		name := gl.GoStr(gl.GetString(gl.RENDERER))
		for _, part := range softwareRenderers {
			c.soft = c.soft || strings.Contains(name, part)
		}
	}
	if !c.soft || !gl.IsEnabled(gl.SCISSOR_TEST) {
		return visible, false
	}
	var frame, clip [4]int32
	gl.GetIntegerv(gl.VIEWPORT, &frame[0])
	gl.GetIntegerv(gl.SCISSOR_BOX, &clip[0])
	gl.Disable(gl.SCISSOR_TEST) // copies are cut to what is visible here: cut by the scissor they would go through a shader
	c.height = frame[3]
	c.free(context)
	left, top := int(clip[0]), int(frame[3]-clip[1]-clip[3])
	return image.Rect(left, top, left+int(clip[2]), top+int(clip[3])), true
}

// End implements surface.Copier.
func (c *copier) End() {
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, 0)
	gl.Enable(gl.SCISSOR_TEST)
}

// Keep implements surface.Copier.
func (c *copier) Keep(known surface.Plate, img *image.RGBA) surface.Plate {
	p, _ := known.(*plate)
	context := glfw.GetCurrentContext()
	if p == nil || p.context != context || p.size != img.Rect.Size() {
		p = c.newPlate(context, img.Rect.Size())
	}
	gl.BindTexture(gl.TEXTURE_2D, p.names.texture)
	gl.TexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, int32(p.size.X), int32(p.size.Y), gl.RGBA, gl.UNSIGNED_BYTE, unsafe.Pointer(&img.Pix[0]))
	return p
}

func (c *copier) newPlate(context *glfw.Window, size image.Point) *plate {
	p := &plate{context: context, size: size}
	gl.GenTextures(1, &p.names.texture)
	gl.BindTexture(gl.TEXTURE_2D, p.names.texture)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST) // or it would be incomplete without smaller levels
	// Blue first, as the frames of windows are.
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGBA, int32(size.X), int32(size.Y), 0, gl.BGRA, gl.UNSIGNED_BYTE, nil)
	gl.GenFramebuffers(1, &p.names.frame)
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, p.names.frame)
	gl.FramebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, p.names.texture, 0)
	runtime.AddCleanup(p, func(n plateNames) { c.lost.add(context, n) }, p.names)
	return p
}

// Copy implements surface.Copier.
func (c *copier) Copy(known surface.Plate, at image.Point, visible image.Rectangle) {
	p, ok := known.(*plate)
	to := image.Rectangle{Min: at, Max: at}
	if !ok || p.context != glfw.GetCurrentContext() {
		return
	}
	to.Max = at.Add(p.size)
	if to = to.Intersect(visible); to.Empty() {
		return
	}
	from := to.Sub(at)
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, p.names.frame)
	// OpenGL counts a window's rows from below, as Mesa does not: said this way, nothing is turned over.
	gl.BlitFramebuffer(int32(from.Min.X), int32(from.Min.Y), int32(from.Max.X), int32(from.Max.Y),
		int32(to.Min.X), c.height-int32(to.Min.Y), int32(to.Max.X), c.height-int32(to.Max.Y), gl.COLOR_BUFFER_BIT, gl.NEAREST)
}

// free gives back what nobody holds any longer of a context, which is current.
func (c *copier) free(context *glfw.Window) {
	c.lost.mu.Lock()
	defer c.lost.mu.Unlock()
	for _, n := range c.lost.names[context] {
		gl.DeleteFramebuffers(1, &n.frame)
		gl.DeleteTextures(1, &n.texture)
	}
	delete(c.lost.names, context)
}

func (l *lostPlates) add(context *glfw.Window, n plateNames) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.names == nil {
		l.names = map[*glfw.Window][]plateNames{}
	}
	l.names[context] = append(l.names[context], n)
}
