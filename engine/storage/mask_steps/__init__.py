"""Steps of the project that change the masks of many images, none of which is open."""
