"""Parts of the list of images: its rows as they are painted, its keys and menus, the choice of a group."""
