"""The general reader, for pages of no known platform: the repeated blocks of author, date and text, by their shape.

anchors   where a comment shows that it is one: its date, its reply button, its permalink, its byline
groups    the blocks that hold one anchor each, and the elements that look like them
runs      comments that have no block of their own: slices of one parent's children
score     how much a group looks like a discussion, and not like a menu, a list of posts or a sidebar
levels    depth as such pages show it: indents, level classes, "in reply to"
read      chooses the best group and reads it with the same rules as every platform
"""
