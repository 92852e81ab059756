"""Small commands of the build; nothing in the running application imports them."""
