"""From degrees to the figure: equirectangular, true at the middle latitude (±1 % at 200 km)."""

from math import cos, radians

from attrs import frozen

KM_PER_DEGREE = 111.195
Point = tuple[float, float]


@frozen
class Bounds:
    """A window in WGS84 degrees."""

    west: float
    south: float
    east: float
    north: float

    def including(self, longitude: float, latitude: float) -> "Bounds":
        """The window that also holds this point."""
        return Bounds(
            min(self.west, longitude),
            min(self.south, latitude),
            max(self.east, longitude),
            max(self.north, latitude),
        )

    def overlaps(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether anything of the box may be seen."""
        return (
            self.west <= east and west <= self.east and self.south <= north and south <= self.north
        )


@frozen
class Projection:
    """Degrees to px in a frame of `width` × `height`; mirrored west to east where wanted."""

    bounds: Bounds
    width: float
    height: float
    is_mirrored: bool = False

    @property
    def px_per_km(self) -> float:
        """The scale, the same in both directions."""
        return self.height / ((self.bounds.north - self.bounds.south) * KM_PER_DEGREE)

    def __call__(self, longitude: float, latitude: float) -> Point:
        """The point in px from the frame's upper left corner."""
        span = self.bounds.east - self.bounds.west
        x = (longitude - self.bounds.west) / span * self.width
        y = (self.bounds.north - latitude) / (self.bounds.north - self.bounds.south) * self.height
        return (self.width - x if self.is_mirrored else x), y


def fitted(content: Bounds, width: float, height: float, *, margin: float) -> Bounds:
    """The window with the frame's proportions that holds `content` with `margin` px all round."""
    middle = (content.south + content.north) / 2
    squeeze = cos(radians(middle))
    tall = max(content.north - content.south, 0.02)
    wide = max((content.east - content.west) * squeeze, 0.02)
    per_px = max(tall / (height - 2 * margin), wide / (width - 2 * margin))
    half_tall, half_wide = per_px * height / 2, per_px * width / 2 / squeeze
    centre = (content.west + content.east) / 2
    return Bounds(centre - half_wide, middle - half_tall, centre + half_wide, middle + half_tall)
