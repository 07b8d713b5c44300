"""The words of notices on the desk (bildiriş mətnləri): read, proposed with a preview, approved by a second officer."""
