"""What a project's `cjmap.yaml` may say: of rules, of looks, of templates."""
