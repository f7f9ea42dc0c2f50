"""What tests of screens have in common."""

from tests.styles import share_styles

share_styles()
