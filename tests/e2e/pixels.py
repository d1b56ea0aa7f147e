# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of single windows as they are on an X11 display: with their transparent shadows and round corners."""

import ctypes
import hashlib
import subprocess
import time


class Image(ctypes.Structure):
    """What Xlib.h calls XImage, as far as it is read here."""

    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int), ("format", ctypes.c_int), ("data", ctypes.c_void_p),
                ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int), ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int),
                ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int), ("bits_per_pixel", ctypes.c_int)]


class Display:
    """A connection to the display that DISPLAY names."""

    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XGetImage.restype = ctypes.POINTER(Image)
        self.x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x11.XDestroyImage.argtypes = [ctypes.c_void_p]
        self.x11.XInternAtom.restype = ctypes.c_ulong
        self.x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x11.XChangeProperty.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_int]
        self.x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self.display = self.x11.XOpenDisplay(None)

    def change_root(self, name, kind, size, mode, data, n):
        """A property of the root window: 0 puts @data in its place, 2 behind it."""
        x11 = self.x11
        x11.XChangeProperty(self.display, x11.XDefaultRootWindow(self.display), x11.XInternAtom(self.display, name, 0), x11.XInternAtom(self.display, kind, 0),
                            size, mode, data, n)
        x11.XSync(self.display, 0)

    def set_resources(self, text):
        """What programs that start from now on find as X resources, as xrdb sets them."""
        data = text.encode()
        self.change_root(b"RESOURCE_MANAGER", b"STRING", 8, 0, data, len(data))

    def promise_shadows(self):
        """Windows have shadows and round corners where the window manager says that it knows of the room that they take, which openbox does not."""
        atom = ctypes.c_ulong(self.x11.XInternAtom(self.display, b"_GTK_FRAME_EXTENTS", 0))
        self.change_root(b"_NET_SUPPORTED", b"ATOM", 32, 2, ctypes.byref(atom), 1)

    def look(self, window, x, y, width, height):
        """A part of a window, as (width, height, bytes): blue, green, red and alpha, which colours are multiplied with."""
        image = self.x11.XGetImage(self.display, window, x, y, width, height, 0xFFFFFFFF, 2)
        if not image:
            raise OSError("this window has no picture")
        found = image.contents
        pixels = bytearray(ctypes.string_at(found.data, found.bytes_per_line * found.height))
        if found.depth != 32:
            pixels[3::4] = b"\xff" * (len(pixels) // 4)
        size = found.width, found.height
        self.x11.XDestroyImage(image)
        return (*size, bytes(pixels))

    def look_still(self, *where, patience=20.0, still=0.35):
        """The same once it has not changed for so many seconds."""
        end = time.monotonic() + patience
        since, last, found = time.monotonic(), None, None
        while time.monotonic() < end:
            found = self.look(*where)
            seen = hashlib.sha1(found[2]).digest()
            if seen != last:
                since, last = time.monotonic(), seen
            elif time.monotonic() - since >= still:
                return found
            time.sleep(0.05)
        raise OSError("the picture does not lie still")


def straighten(pixels):
    """Colours that were multiplied with alpha, as PNG has them."""
    out = bytearray(pixels)
    alpha = pixels[3::4]
    for i, a in enumerate(alpha):
        if 0 < a < 255:
            at = 4 * i
            for channel in range(at, at + 3):
                out[channel] = min(255, (out[channel] * 255 + a // 2) // a)
    return bytes(out)


def write_png(path, picture, *options):
    """Without a date, so that the same picture is the same file."""
    width, height, pixels = picture
    subprocess.run(["convert", "-size", f"{width}x{height}", "-depth", "8", "bgra:-", *options, "-strip", "-define", "png:exclude-chunks=date,time",
                    "-define", "png:compression-level=9", f"PNG32:{path}"],
                   input=straighten(pixels), check=True)
