"""The Web API, one module for each family of methods: https://docs.slack.dev/reference/methods"""
