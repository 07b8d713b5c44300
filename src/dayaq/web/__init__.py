"""What screens share: base templates, style sheet, form fields, security headers and error pages."""
