"""The citizen's portal: the services, applying for them, the status of an application, the centres, the notice of March 2020."""
