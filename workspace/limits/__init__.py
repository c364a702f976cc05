"""What Slack refuses of messages and views, and how it says so.

The limits are those of https://docs.slack.dev/reference/block-kit; each problem is named as Slack
names it: `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`.
"""
