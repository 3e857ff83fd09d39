#!/usr/bin/env python3
"""Draws the demo's pictures: landscapes out of noise, light and haze, none of them taken from anywhere.

Run with `pip install numpy pillow`, then `python3 static/demo/pictures.py [NAME…]`. The same seed gives the same picture.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

FOLDER = Path(__file__).parent / "pictures"
WIDTHS = (480, 960, 1600)


def noise(shape, scale, seed, octaves=6, stretch=(1.0, 1.0), gain=0.5):
    """Fractal noise between 0 and 1: value noise, each octave enlarged smoothly from a small grid."""
    height, width = shape
    random = np.random.default_rng(seed)
    total, weight, amount = np.zeros(shape, np.float32), 0.0, 1.0
    for octave in range(octaves):
        cell = scale / 2**octave
        rows = max(2, int(height / (cell * stretch[0])) + 2)
        columns = max(2, int(width / (cell * stretch[1])) + 2)
        grid = Image.fromarray(random.random((rows, columns), np.float32))
        total += amount * np.asarray(grid.resize((width, height), Image.BICUBIC))
        weight += amount
        amount *= gain
    return np.clip(total / weight, 0, 1)


def colour(hexadecimal):
    return np.array([int(hexadecimal[i : i + 2], 16) for i in (0, 2, 4)], np.float32) / 255


def gradient(shape, stops):
    """A vertical gradient through (position, colour) stops."""
    y = np.linspace(0, 1, shape[0])
    places = [place for place, _ in stops]
    colours = np.array([colour(value) for _, value in stops])
    column = np.stack([np.interp(y, places, colours[:, channel]) for channel in range(3)], -1)
    return np.repeat(column[:, None, :], shape[1], 1).astype(np.float32)


def mix(a, b, amount):
    amount = np.asarray(amount, np.float32)
    return a + (b - a) * (amount[..., None] if amount.ndim == 2 else amount)


def grid(shape):
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    return y / shape[0], x / shape[1]


def glow(shape, x, y, radius, aspect=1.0):
    gy, gx = grid(shape)
    ratio = shape[1] / shape[0]
    return np.exp(-(((gx - x) * ratio) ** 2 + ((gy - y) * aspect) ** 2) / radius**2)


def ridge(shape, level, height, seed, scale, octaves=8):
    """The skyline of a range, as a fraction of the height at each column."""
    line = noise((4, shape[1]), scale, seed, octaves=octaves, stretch=(1, 1), gain=0.52)[1]
    return level - height * (line - 0.5) * 2


def clouds(shape, seed, scale, threshold=0.5, softness=0.22, stretch=(0.45, 1.8)):
    return np.clip((noise(shape, scale, seed, 7, stretch) - threshold) / softness, 0, 1)


def mountains(shape, seed, sky, near, far, sun=None, layers=6, base=0.42, snow=False):
    gy, _ = grid(shape)
    image = gradient(shape, sky)
    if sun:
        x, y, tint = sun
        image = mix(image, colour(tint), np.clip(glow(shape, x, y, 0.5) * 0.55 + glow(shape, x, y, 0.06) * 0.9, 0, 1))
    image = mix(image, colour("ffffff"), clouds(shape, seed + 9, shape[1] / 3, 0.52, 0.3) * 0.35 * (gy < 0.6))
    for layer in range(layers):
        depth = layer / (layers - 1)
        line = ridge(shape, base + 0.5 * depth**1.2, 0.10 + 0.07 * depth, seed + layer, shape[1] / (1.6 + 1.1 * layer))
        inside = np.clip((gy - line[None, :]) * shape[0] / 2, 0, 1)
        tint = mix(colour(far), colour(near), np.float32(depth))
        texture = noise(shape, shape[1] / 9, seed + 50 + layer, 7, (0.8, 0.9)) - 0.5
        rock = np.clip(tint[None, None, :] * (1 + 0.55 * depth * texture[..., None] * 2), 0, 1)
        if snow:
            lit = np.clip((texture + 0.12) * 4, 0, 1) * np.clip(1 - (gy - line[None, :]) * 4, 0, 1)
            rock = mix(rock, colour("e8eef6") * (0.55 + 0.45 * (1 - depth)), lit * 0.85)
        mist = np.clip((gy - line[None, :]) * 3.2, 0, 1) * (1 - depth) * 0.75
        rock = mix(rock, gradient(shape, [(0, far), (1, far)]) * 1.08, mist)
        image = mix(image, rock, inside)
    return image


def sea(shape, seed, sky, water, sun=None, horizon=0.55, swell=1.0, storm=0.0):
    gy, gx = grid(shape)
    image = gradient(shape, [(place * horizon, value) for place, value in sky] + [(1, sky[-1][1])])
    cover = clouds(shape, seed, shape[1] / 2.2, 0.5 - storm * 0.22, 0.3, (0.35, 2.2))
    shade = noise(shape, shape[1] / 5, seed + 3, 7, (0.5, 1.6))
    dark, light = colour("20262e"), colour("f6e9dc")
    image = mix(image, mix(dark, light, (shade * (1 - 0.72 * storm))), cover * (0.5 + 0.45 * storm))
    if sun:
        x, tint = sun
        shine = glow(shape, x, horizon - 0.05, 0.34) * 0.8 + glow(shape, x, horizon - 0.05, 0.05)
        image = mix(image, colour(tint), np.clip(shine * (1 - 0.5 * cover), 0, 1))
    below = gy > horizon
    depth = np.clip((gy - horizon) / (1 - horizon), 1e-3, 1)
    waves = np.zeros(shape, np.float32)
    for octave, (size, amount) in enumerate(((0.5, 1.0), (0.22, 0.7), (0.09, 0.5), (0.04, 0.35))):
        flat = noise(shape, shape[1] * size * 0.4, seed + 20 + octave, 5, (0.16, 1.6))
        waves += amount * (flat - 0.5)
    waves *= swell * (0.25 + depth)
    surface = gradient(shape, [(0, water[0]), (horizon, water[0]), (1, water[1])])
    mirror = image[np.clip((2 * horizon - gy) * shape[0], 0, shape[0] - 1).astype(int), np.clip(gx * shape[1], 0, shape[1] - 1).astype(int)]
    surface = mix(surface, mirror, np.clip(0.42 + waves * 0.5, 0, 0.75) * (1 - 0.45 * depth))
    surface = surface * (1 + waves[..., None] * 0.75)
    if sun:
        path = np.exp(-(((gx - sun[0]) / (0.03 + 0.13 * depth)) ** 2)) * np.clip(waves * 3.2 + 0.25, 0, 1)
        surface = mix(surface, colour(sun[1]), np.clip(path, 0, 0.9))
    foam = np.clip((waves - 0.36) * 5, 0, 1) * storm
    surface = mix(surface, colour("dfe6e8"), foam * 0.8)
    return mix(image, surface, below.astype(np.float32))


def dunes(shape, seed, sky, lit, shaded):
    gy, gx = grid(shape)
    image = gradient(shape, sky)
    for layer in range(5):
        depth = layer / 4
        line = ridge(shape, 0.40 + 0.42 * depth, 0.10, seed + layer, shape[1] / (0.9 + 0.5 * layer), 2)
        slope = np.gradient(line) * 3
        inside = np.clip((gy - line[None, :]) * shape[0] / 1.5, 0, 1)
        lean = np.clip(0.5 - slope[None, :] * shape[1] * 1.1 + (gy - line[None, :]) * 0.7, 0, 1)
        ripple = np.sin((gy * (60 + 90 * depth) + 6 * noise(shape, shape[1] / 3, seed + 30 + layer, 4)) * 6.28)
        sand = mix(gradient(shape, [(0, lit), (1, lit)]), colour(shaded), lean)
        sand *= 1 + 0.05 * depth * ripple[..., None] + 0.08 * (noise(shape, 6, seed + layer, 2) - 0.5)[..., None]
        sand = mix(sand, gradient(shape, sky)[-1:, :1] * np.ones_like(sand), np.float32((1 - depth) * 0.45))
        image = mix(image, sand, inside)
    return image


def city(shape, seed, sky, water=True):
    gy, gx = grid(shape)
    random = np.random.default_rng(seed)
    height, width = shape
    horizon = 0.66
    image = gradient(shape, [(place * horizon, value) for place, value in sky] + [(1, sky[-1][1])])
    image = mix(image, colour("ffb27a"), glow(shape, 0.5, horizon, 0.34, 2.2) * 0.4)
    lights = np.zeros((*shape, 3), np.float32)
    for layer, tone in ((0, "2b3247"), (1, "1a2032"), (2, "0d111c")):
        x = -random.integers(0, 40)
        while x < width:
            wide = int(random.integers(width // 60, width // 22))
            tall = int(height * random.uniform(0.05, 0.2 + 0.13 * (layer == 1)) * (1.1 - 0.2 * layer))
            top, foot = int(height * horizon) - tall, int(height * horizon)
            image[top:foot, max(x, 0) : x + wide] = colour(tone) * random.uniform(0.85, 1.1)
            step = max(4, width // 260)
            for row in range(top + step, foot - step, step * 2):
                for column in range(max(x, 0) + step, min(x + wide - step, width - 3), step * 2):
                    if random.random() < 0.16 + 0.1 * layer:
                        warm = colour(("ffd9a0", "ffc27a", "cfe0ff")[random.integers(0, 3)])
                        lights[row : row + step, column : column + step] = warm * random.uniform(0.35, 1.0)
            x += wide + int(random.integers(0, max(2, width // 200)))
    image = np.clip(image + lights, 0, 1)
    blurred = np.asarray(Image.fromarray((lights * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(width / 160)), np.float32) / 255
    image = np.clip(image + blurred * 0.9, 0, 1)
    if water:
        depth = np.clip((gy - horizon) / (1 - horizon), 0, 1)
        ripple = (noise(shape, width / 14, seed + 4, 5, (0.12, 2.2)) - 0.5) * (0.01 + 0.05 * depth)
        source_y = np.clip((2 * horizon - gy + ripple) * height, 0, height - 1).astype(int)
        source_x = np.clip((gx + ripple * 0.3) * width, 0, width - 1).astype(int)
        mirror = image[source_y, source_x] * (0.72 - 0.3 * depth[..., None])
        soft = np.asarray(Image.fromarray((np.clip(mirror, 0, 1) * 255).astype(np.uint8)).filter(ImageFilter.BoxBlur(width / 300)), np.float32) / 255
        image = mix(image, soft, (gy > horizon).astype(np.float32))
    return image


def forest(shape, seed, light, fog, trunk):
    gy, gx = grid(shape)
    image = mix(gradient(shape, [(0, light), (0.8, fog), (1, trunk)]), colour(light), glow(shape, 0.62, 0.18, 0.45) * 0.7)
    random = np.random.default_rng(seed)
    for layer in range(6):
        depth = layer / 5
        tone = mix(colour(fog), colour(trunk), np.float32(depth**1.3))
        mask = np.zeros(shape, np.float32)
        for _ in range(int(26 - 3.4 * layer)):
            x, wide = random.uniform(-0.02, 1.02), random.uniform(0.003, 0.006) * (1 + 4.2 * depth)
            sway = (noise((shape[0], 4), shape[0] / 2, int(random.integers(1e6)), 3)[:, 1] - 0.5) * 0.03
            taper = wide * (0.55 + 0.45 * gy)
            mask = np.maximum(mask, np.clip((taper - np.abs(gx - x - sway[:, None])) * shape[1] / 2, 0, 1))
        leaves = clouds(shape, seed + 70 + layer, shape[1] / (10 - layer), 0.5, 0.08, (1, 1)) * np.clip(1.1 - gy * (2.4 - depth), 0, 1)
        ground = np.clip((gy - (0.80 + 0.03 * layer) + 0.05 * noise(shape, shape[1] / 6, seed + 90 + layer)) * 30, 0, 1)
        bark = tone * (0.85 + 0.3 * noise(shape, shape[1] / 60, seed + layer, 4, (3, 0.4))[..., None])
        image = mix(image, bark, np.clip(np.maximum(mask, np.maximum(leaves * 0.9, ground)), 0, 1))
        image = mix(image, colour(fog), np.float32(0.16 * (1 - depth)))
    angle = gx * 1.1 + gy * 0.55
    rays = np.clip(noise((4, shape[1]), shape[1] / 14, seed + 5, 4)[1][np.clip(angle * shape[1] * 0.6, 0, shape[1] - 1).astype(int)] - 0.48, 0, 1)
    return mix(image, colour(light), np.clip(rays * 2.4 * (1 - gy), 0, 0.6))


def delta(shape, seed, land, water, silt):
    """A river's mouth from above: water where warped noise crosses a level."""
    warp = (noise(shape, shape[1] / 2, seed, 5) - 0.5) * shape[1] * 0.35
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    field = noise(shape, shape[1] / 4, seed + 1, 7)
    warped = field[np.clip(y + warp, 0, shape[0] - 1).astype(int), np.clip(x + warp * 0.6, 0, shape[1] - 1).astype(int)]
    channel = np.clip(1 - np.abs(warped - 0.5) * 16, 0, 1)
    fine = np.clip(1 - np.abs(np.roll(warped, shape[1] // 5, 1) - 0.47) * 46, 0, 1)
    ground = mix(colour(land) * np.ones((*shape, 3), np.float32), colour(silt), noise(shape, shape[1] / 12, seed + 6, 7))
    ground *= 0.8 + 0.4 * noise(shape, shape[1] / 40, seed + 7, 5)[..., None]
    image = mix(ground, colour(silt) * 1.08, np.clip(channel * 1.8, 0, 1) * 0.6)
    return mix(image, colour(water), np.clip(np.maximum(channel * 1.5 - 0.35, fine * 0.9), 0, 1))


DAWN = [(0, "3f5b86"), (0.35, "a9a7bd"), (0.6, "f2c9a4"), (1, "f6d9b8")]
DUSK = [(0, "1d2747"), (0.5, "6b4d78"), (0.85, "e58a5f"), (1, "f5b878")]
DAY = [(0, "4f86bd"), (0.6, "a8c9df"), (1, "dfe9ec")]
GREY = [(0, "39424c"), (0.6, "7b858c"), (1, "b5b9b8")]
NIGHT = [(0, "070b18"), (0.6, "17213f"), (1, "453a56")]

# Name: width, height, how it is drawn.
PICTURES = {
    "storm-sea": (2400, 1200, lambda s: sea(s, 11, GREY, ("5a6a70", "1c2a30"), (0.62, "efe6cf"), 0.56, 1.5, 0.9)),
    "valley-dawn": (2400, 1350, lambda s: mountains(s, 21, DAWN, "1d2b33", "c9b7b4", (0.68, 0.34, "fff0d0"))),
    "harbour-dusk": (2400, 1350, lambda s: city(s, 33, DUSK)),
    "dunes": (1600, 1067, lambda s: dunes(s, 41, [(0, "5a86b5"), (0.5, "d8d2c4"), (1, "ecd9b8")], "e7b071", "6d4527")),
    "forest-fog": (1600, 2000, lambda s: forest(s, 52, "f4ecd2", "b9c2b4", "1b241f")),
    "ridge-moon": (1600, 1067, lambda s: mountains(s, 64, [(0, "0c1530"), (0.5, "27406b"), (1, "7690b4")], "10182a", "5b7197", (0.3, 0.2, "f4f6ff"), 5, 0.38, True)),
    "calm-bay": (1600, 1067, lambda s: sea(s, 71, DAWN, ("9fb0b8", "2c4858"), (0.3, "fff0d2"), 0.5, 0.6)),
    "delta": (1600, 1600, lambda s: delta(s, 82, "5c6b43", "35626f", "b59f75")),
    "night-city": (1600, 1067, lambda s: city(s, 93, NIGHT)),
    "pass": (2400, 960, lambda s: mountains(s, 104, DAY, "28352f", "a9c0cf", (0.2, 0.1, "ffffff"), 7, 0.4, True)),
    "hills-evening": (1600, 1067, lambda s: mountains(s, 117, DUSK, "171a20", "c98a6a", (0.4, 0.42, "ffe3b0"), 5, 0.5)),
    "evening-sea": (1600, 1067, lambda s: sea(s, 126, DUSK, ("7a5a63", "15213a"), (0.5, "ffcf8f"), 0.52, 0.9)),
}


def finish(image, seed):
    """What a lens and a sensor add: a soft shoulder, a vignette, some grain."""
    shape = image.shape[:2]
    gy, gx = grid(shape)
    image = np.clip(image, 0, 1.4)
    image = image / (1 + 0.18 * image) * 1.18
    image *= (1 - 0.32 * (((gx - 0.5) * 1.25) ** 2 + ((gy - 0.5) * 1.25) ** 2))[..., None]
    grain = np.random.default_rng(seed).normal(0, 0.012, shape).astype(np.float32)
    return Image.fromarray((np.clip(image + grain[..., None], 0, 1) * 255).astype(np.uint8))


def save(picture, name, width, height):
    sized = picture.resize((width, round(height * width / picture.width)), Image.LANCZOS)
    kind = "avif" if name in ("dunes", "calm-bay") else "jpg" if name == "night-city" else "webp"
    sized.save(FOLDER / f"{name}-{width}.{kind}", quality={"avif": 58, "jpg": 74, "webp": 70}[kind])


def main(names):
    FOLDER.mkdir(exist_ok=True)
    for number, (name, (width, height, draw)) in enumerate(PICTURES.items()):
        if names and name not in names:
            continue
        picture = finish(draw((height, width)), number)
        for candidate in (*(w for w in WIDTHS if w < width), width):
            save(picture, name, candidate, height)
        print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
