"""A mail server that keeps what it takes: smtp-sink.py FOLDER [--auth USER PASSWORD] [ANSWER ...]

It prints its port, then stands until its standard input closes. Each ANSWER is given to one mail after its data; then mails are taken.
Addresses that begin with "gone" are refused for good.
"""
import asyncio
import os
import sys

from aiosmtpd.smtp import AuthResult, SMTP


class Sink:
    def __init__(self, folder, answers):
        self.folder, self.answers, self.taken = folder, answers, 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone"):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.answers:
            return self.answers.pop(0)
        self.taken += 1
        path = os.path.join(self.folder, "%03d" % self.taken)
        with open(path + ".tmp", "wb") as file:
            file.write(envelope.original_content)
        os.rename(path + ".tmp", path + ".eml")
        return "250 2.0.0 Taken as %d" % self.taken


async def main(folder, answers):
    user = password = None
    if answers[:1] == ["--auth"]:
        user, password, answers = answers[1], answers[2], answers[3:]

    def authenticate(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login, data.password) == (user.encode(), password.encode()), handled=False)

    sink = Sink(folder, answers)

    def make():
        return SMTP(sink, enable_SMTPUTF8=True, authenticator=authenticate if user else None, auth_required=bool(user), auth_require_tls=False)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(make, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()
    # Connections that are open would be waited for.
    os._exit(0)


asyncio.run(main(sys.argv[1], sys.argv[2:]))
