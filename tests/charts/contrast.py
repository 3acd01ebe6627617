"""Contrast between two colours as WCAG 2.2 defines it, and how far they lie apart."""

import numpy as np

SEEN = np.array(
    [
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ]
)
"""What linear colours become without a defect, and with three that people have.

Machado, Oliveira & Fernandes (2009), IEEE Trans. Vis. Comput. Graph. 15: 1291-1298.
"""
_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)
_WHITE = np.array([0.9505, 1, 1.089])


def linear(colour: str) -> list[float]:
    """Return red, green and blue of '#rrggbb' as amounts of light, 0-1."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]


def luminance(colour: str) -> float:
    """Return the relative luminance of '#rrggbb', 0 for black and 1 for white."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str) -> float:
    """Return how far apart two colours are to whoever sees them least apart (CIE76)."""
    apart = _labs(one) - _labs(other)
    return float(np.sqrt((apart**2).sum(axis=1)).min())


def _labs(colour: str) -> np.ndarray:
    """Return a colour in CIELAB as each kind of eye sees it, one row each."""
    light = np.clip(SEEN @ np.array(linear(colour)), 0, 1) @ _XYZ.T / _WHITE
    f = np.where(light > 0.008856, np.cbrt(light), 7.787 * light + 16 / 116)
    x, y, z = f.T
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=1)
