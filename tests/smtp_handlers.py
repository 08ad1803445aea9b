"""What the tests' SMTP server does besides keeping mail; loaded by « python3 -m aiosmtpd -c smtp_handlers.… »."""
from base64 import b64decode

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import AuthResult


class RefuseRecipient:
    """The mailbox does not exist, and the server says so with the address."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        return f"550 5.1.1 <{address}> no such user here"


class Later:
    """Greylisting."""

    async def handle_RCPT(self, server, session, envelope, address, options):
        return f"451 4.7.1 <{address}> try again later"


class Members(Mailbox):
    """Keeps mail from « portail » with the password « phrase de passe » only."""

    async def auth_LOGIN(self, server, args):
        # The user may come with the command itself: « AUTH login cG9ydGFpbA== ».
        user = b64decode(args[1]) if len(args) > 1 else await server.challenge_auth("User Name\x00")
        password = await server.challenge_auth("Password\x00")
        known = (user, password) == (b"portail", b"phrase de passe")
        return AuthResult(success=known, handled=known)

    auth_login = auth_LOGIN  # aiosmtpd compares the name letter by letter; .NET writes « AUTH login »

    async def handle_MAIL(self, server, session, envelope, address, options):
        if not session.authenticated:
            return "530 5.7.0 Authentication required"
        envelope.mail_from = address
        return "250 OK"
